SELECT
  *
FROM (
  SELECT
    *
  FROM `old` AS `t0`
  WHERE
    NOT (
      CAST((
        (
          `t0`.`actor` % 64
        ) + (
          `t0`.`target` % 64
        )
      ) % 64 AS INT) IN (5)
    )
) AS `t9`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t19`.`actor`,
    `t19`.`target`,
    `t19`.`network`,
    `t19`.`kind`,
    `t19`.`n`,
    CAST(IF(`t19`.`first` = `t19`.`last`, 1, SIZE(ARRAY_DISTINCT(`t19`.`acted`))) AS INT) AS `days`,
    CAST(`t19`.`first` AS INT) AS `first`,
    CAST(`t19`.`last` AS INT) AS `last`,
    IF(
      `t19`.`first` = `t19`.`last`,
      CAST(`t19`.`n` AS DOUBLE),
      AGGREGATE(
        TRANSFORM(
          `t19`.`acted`,
          __ibis_param_day__ -> POWER(2.0, (
            (
              __ibis_param_day__ - `t19`.`last`
            ) / 7
          ))
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `s7`,
    IF(
      `t19`.`first` = `t19`.`last`,
      CAST(`t19`.`n` AS DOUBLE),
      AGGREGATE(
        TRANSFORM(
          `t19`.`acted`,
          __ibis_param_day__ -> POWER(2.0, (
            (
              __ibis_param_day__ - `t19`.`last`
            ) / 30
          ))
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `s30`,
    IF(
      `t19`.`first` = `t19`.`last`,
      CAST(`t19`.`n` AS DOUBLE),
      AGGREGATE(
        TRANSFORM(
          `t19`.`acted`,
          __ibis_param_day__ -> POWER(2.0, (
            (
              __ibis_param_day__ - `t19`.`last`
            ) / 90
          ))
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `s90`,
    IF(
      `t19`.`first` = `t19`.`last`,
      CAST(`t19`.`n` AS DOUBLE),
      AGGREGATE(
        TRANSFORM(
          `t19`.`acted`,
          __ibis_param_day__ -> POWER(2.0, (
            (
              __ibis_param_day__ - `t19`.`last`
            ) / 365
          ))
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `s365`,
    IF(
      `t19`.`first` = `t19`.`last`,
      CAST(`t19`.`n` AS DOUBLE),
      AGGREGATE(
        TRANSFORM(
          `t19`.`acted`,
          __ibis_param_day__ -> POWER(2.0, (
            (
              __ibis_param_day__ - `t19`.`last`
            ) / 1826
          ))
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: DOUBLE, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `s1826`,
    IF(
      `t19`.`first` = `t19`.`last`,
      1,
      AGGREGATE(
        ARRAY_DISTINCT(
          TRANSFORM(
            `t19`.`acted`,
            __ibis_param_day__ -> IF(
              CAST((
                (
                  (
                    `t19`.`last` - (
                      `t19`.`last` % 7
                    )
                  ) - __ibis_param_day__
                ) + (
                  __ibis_param_day__ % 7
                )
              ) / 7 AS INT) < 53,
              SHIFTLEFT(
                CAST(1 AS BIGINT),
                CAST((
                  (
                    (
                      `t19`.`last` - (
                        `t19`.`last` % 7
                      )
                    ) - __ibis_param_day__
                  ) + (
                    __ibis_param_day__ % 7
                  )
                ) / 7 AS INT)
              ),
              0
            )
          )
        ),
        CAST(STRUCT(0, 0) AS STRUCT<`sum`: BIGINT, `count`: BIGINT>),
        (`s`, `x`) -> CAST(STRUCT(`x` + COALESCE(`s`.`sum`, 0), (
          `s`.`count`
        ) + IF(`x` IS NOT NULL, 1, 0)) AS STRUCT<`sum`: BIGINT, `count`: BIGINT>),
        `s` -> IF((
          `s`.`count`
        ) > 0, `s`.`sum`, NULL)
      )
    ) AS `weeks`
  FROM (
    SELECT
      `t18`.`actor`,
      `t18`.`target`,
      `t18`.`network`,
      `t18`.`kind`,
      `t18`.`acted`,
      SIZE(`t18`.`acted`) AS `n`,
      ARRAY_MIN(`t18`.`acted`) AS `first`,
      ARRAY_MAX(`t18`.`acted`) AS `last`
    FROM (
      SELECT
        `t17`.`actor`,
        `t17`.`target`,
        `t17`.`network`,
        `t17`.`kind`,
        COLLECT_LIST(CAST(`t17`.`day` AS SMALLINT)) AS `acted`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t15`.`ts`,
            `t15`.`precision`,
            `t15`.`zone_known`,
            `t15`.`network`,
            `t15`.`kind`,
            `t15`.`actor`,
            `t15`.`target`,
            `t15`.`object`,
            `t15`.`place`,
            `t15`.`group_size`,
            `t15`.`direction`,
            `t15`.`day`
          FROM (
            SELECT
              `t14`.`ts`,
              `t14`.`precision`,
              `t14`.`zone_known`,
              `t14`.`network`,
              `t14`.`kind`,
              COALESCE(`t14`.`actor_person`, `t14`.`actor`) AS `actor`,
              COALESCE(`t14`.`target_person`, `t14`.`target`) AS `target`,
              `t14`.`object`,
              `t14`.`place`,
              `t14`.`group_size`,
              `t14`.`direction`,
              `t14`.`day`,
              `t14`.`actor_person`,
              `t14`.`target_person`
            FROM (
              SELECT
                `t13`.`ts`,
                `t13`.`precision`,
                `t13`.`zone_known`,
                `t13`.`network`,
                `t13`.`kind`,
                `t13`.`actor`,
                `t13`.`target`,
                `t13`.`object`,
                `t13`.`place`,
                `t13`.`group_size`,
                `t13`.`direction`,
                `t13`.`day`,
                `t13`.`actor_person`,
                `t13`.`target_person`
              FROM (
                SELECT
                  `t12`.`ts`,
                  `t12`.`precision`,
                  `t12`.`zone_known`,
                  `t12`.`network`,
                  `t12`.`kind`,
                  `t12`.`actor`,
                  `t12`.`target`,
                  `t12`.`object`,
                  `t12`.`place`,
                  `t12`.`group_size`,
                  `t12`.`direction`,
                  `t12`.`day`,
                  `t12`.`actor_person`,
                  `t5`.`target` AS `target_right`,
                  `t5`.`target_person`
                FROM (
                  SELECT
                    `t10`.`ts`,
                    `t10`.`precision`,
                    `t10`.`zone_known`,
                    `t10`.`network`,
                    `t10`.`kind`,
                    `t10`.`actor`,
                    `t10`.`target`,
                    `t10`.`object`,
                    `t10`.`place`,
                    `t10`.`group_size`,
                    `t10`.`direction`,
                    `t10`.`day`,
                    `t10`.`actor_person`
                  FROM (
                    SELECT
                      `t8`.`ts`,
                      `t8`.`precision`,
                      `t8`.`zone_known`,
                      `t8`.`network`,
                      `t8`.`kind`,
                      `t8`.`actor`,
                      `t8`.`target`,
                      `t8`.`object`,
                      `t8`.`place`,
                      `t8`.`group_size`,
                      `t8`.`direction`,
                      `t8`.`day`,
                      `t6`.`actor` AS `actor_right`,
                      `t6`.`actor_person`
                    FROM (
                      SELECT
                        `t2`.`ts`,
                        `t2`.`precision`,
                        `t2`.`zone_known`,
                        `t2`.`network`,
                        `t2`.`kind`,
                        `t2`.`actor`,
                        `t2`.`target`,
                        `t2`.`object`,
                        `t2`.`place`,
                        `t2`.`group_size`,
                        `t2`.`direction`,
                        CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t2`.`ts` AS DATE)) AS INT) AS `day`
                      FROM `interactions` AS `t2`
                      WHERE
                        `t2`.`ts` IS NOT NULL
                        AND `t2`.`ts` < CAST('2024-03-01T00:00:00' AS TIMESTAMP)
                        AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t2`.`ts` AS DATE)) AS INT) >= 0
                        AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t2`.`ts` AS DATE)) AS INT) <= 32767
                    ) AS `t8`
                    LEFT OUTER JOIN (
                      SELECT
                        `t1`.`account` AS `actor`,
                        `t1`.`person` AS `actor_person`
                      FROM `people` AS `t1`
                      WHERE
                        `t1`.`account` <> `t1`.`person`
                    ) AS `t6`
                      ON `t8`.`actor` = `t6`.`actor`
                  ) AS `t10`
                ) AS `t12`
                LEFT OUTER JOIN (
                  SELECT
                    `t1`.`account` AS `target`,
                    `t1`.`person` AS `target_person`
                  FROM `people` AS `t1`
                  WHERE
                    `t1`.`account` <> `t1`.`person`
                ) AS `t5`
                  ON `t12`.`target` = `t5`.`target`
              ) AS `t13`
            ) AS `t14`
          ) AS `t15`
        ) AS `t16`
        WHERE
          `t16`.`actor` <> `t16`.`target`
          AND CAST((
            (
              `t16`.`actor` % 64
            ) + (
              `t16`.`target` % 64
            )
          ) % 64 AS INT) IN (5)
      ) AS `t17`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t18`
  ) AS `t19`
) AS `t20`
