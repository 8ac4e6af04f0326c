SELECT
  COALESCE(`t2`.`actor`, `t4`.`actor`) AS `actor`,
  COALESCE(`t2`.`target`, `t4`.`target`) AS `target`,
  COALESCE(`t2`.`network`, `t4`.`network`) AS `network`,
  COALESCE(`t2`.`kind`, `t4`.`kind`) AS `kind`,
  COALESCE(`t2`.`n`, 0) + COALESCE(`t4`.`new_n`, 0) AS `n`,
  CAST(COALESCE(`t2`.`days`, 0) + COALESCE(`t4`.`new_days`, 0) AS INT) AS `days`,
  COALESCE(`t2`.`first`, `t4`.`new_first`) AS `first`,
  COALESCE(`t4`.`new_last`, `t2`.`last`) AS `last`,
  COALESCE(
    `t2`.`s7` * (
      POWER(2.0, (
        -(
          COALESCE(`t4`.`new_last` - `t2`.`last`, 0)
        ) / 7
      ))
    ),
    0.0
  ) + COALESCE(`t4`.`new_s7`, 0.0) AS `s7`,
  COALESCE(
    `t2`.`s30` * (
      POWER(2.0, (
        -(
          COALESCE(`t4`.`new_last` - `t2`.`last`, 0)
        ) / 30
      ))
    ),
    0.0
  ) + COALESCE(`t4`.`new_s30`, 0.0) AS `s30`,
  COALESCE(
    `t2`.`s90` * (
      POWER(2.0, (
        -(
          COALESCE(`t4`.`new_last` - `t2`.`last`, 0)
        ) / 90
      ))
    ),
    0.0
  ) + COALESCE(`t4`.`new_s90`, 0.0) AS `s90`,
  COALESCE(
    `t2`.`s365` * (
      POWER(2.0, (
        -(
          COALESCE(`t4`.`new_last` - `t2`.`last`, 0)
        ) / 365
      ))
    ),
    0.0
  ) + COALESCE(`t4`.`new_s365`, 0.0) AS `s365`,
  COALESCE(
    `t2`.`s1826` * (
      POWER(2.0, (
        -(
          COALESCE(`t4`.`new_last` - `t2`.`last`, 0)
        ) / 1826
      ))
    ),
    0.0
  ) + COALESCE(`t4`.`new_s1826`, 0.0) AS `s1826`,
  COALESCE(
    SHIFTLEFT(
      (
        `t2`.`weeks` & (
          (
            SHIFTLEFT(
              CAST(1 AS BIGINT),
              CAST(LEAST(
                GREATEST(
                  53 - COALESCE(
                    CAST((
                      (
                        (
                          `t4`.`new_last` - (
                            `t4`.`new_last` % 7
                          )
                        ) - `t2`.`last`
                      ) + (
                        `t2`.`last` % 7
                      )
                    ) / 7 AS INT),
                    0
                  ),
                  0
                ),
                53
              ) AS INT)
            )
          ) - 1
        )
      ),
      (
        53 - CAST(LEAST(
          GREATEST(
            53 - COALESCE(
              CAST((
                (
                  (
                    `t4`.`new_last` - (
                      `t4`.`new_last` % 7
                    )
                  ) - `t2`.`last`
                ) + (
                  `t2`.`last` % 7
                )
              ) / 7 AS INT),
              0
            ),
            0
          ),
          53
        ) AS INT)
      )
    ),
    0
  ) | COALESCE(`t4`.`new_weeks`, 0) AS `weeks`
FROM `old` AS `t2`
FULL OUTER JOIN (
  SELECT
    `t1`.`actor`,
    `t1`.`target`,
    `t1`.`network`,
    `t1`.`kind`,
    `t1`.`n` AS `new_n`,
    `t1`.`days` AS `new_days`,
    `t1`.`first` AS `new_first`,
    `t1`.`last` AS `new_last`,
    `t1`.`s7` AS `new_s7`,
    `t1`.`s30` AS `new_s30`,
    `t1`.`s90` AS `new_s90`,
    `t1`.`s365` AS `new_s365`,
    `t1`.`s1826` AS `new_s1826`,
    `t1`.`weeks` AS `new_weeks`
  FROM `new` AS `t1`
) AS `t4`
  ON `t2`.`actor` = `t4`.`actor`
  AND `t2`.`target` = `t4`.`target`
  AND `t2`.`network` = `t4`.`network`
  AND `t2`.`kind` = `t4`.`kind`
