SELECT
  `t24`.`person`,
  `t24`.`network`,
  MAX(IF(`t24`.`heard` AND (
    `t24`.`rank` = 0
  ), `t24`.`ts`, NULL)) AS `last_in`,
  MAX(IF(`t24`.`heard` AND (
    `t24`.`rank` = 0
  ), `t24`.`kind`, NULL)) AS `last_in_kind`,
  MAX(IF(`t24`.`heard` AND (
    `t24`.`rank` = 0
  ), `t24`.`object`, NULL)) AS `last_in_object`,
  MAX(IF(`t24`.`heard` AND (
    `t24`.`rank` = 0
  ), `t24`.`group_size`, NULL)) AS `last_in_group_size`,
  MAX(
    IF(
      `t24`.`said` OR `t24`.`nodded`,
      IF(`t24`.`precision` = 'd', `t24`.`ts` + INTERVAL '1' DAY, `t24`.`ts`),
      NULL
    )
  ) AS `last_out`
FROM (
  SELECT
    `t23`.`ts`,
    `t23`.`precision`,
    `t23`.`zone_known`,
    `t23`.`network`,
    `t23`.`kind`,
    `t23`.`actor`,
    `t23`.`target`,
    `t23`.`object`,
    `t23`.`place`,
    `t23`.`group_size`,
    `t23`.`direction`,
    `t23`.`day`,
    `t23`.`nodded`,
    `t23`.`person`,
    `t23`.`heard`,
    `t23`.`said`,
    `t23`.`thing`,
    ROW_NUMBER() OVER (
      PARTITION BY `t23`.`person`, `t23`.`network`, `t23`.`heard`
      ORDER BY `t23`.`ts` DESC, `t23`.`kind` ASC NULLS LAST, `t23`.`thing` ASC NULLS LAST, `t23`.`group_size` ASC NULLS LAST
    ) - 1 AS `rank`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t21`.`ts`,
        `t21`.`precision`,
        `t21`.`zone_known`,
        `t21`.`network`,
        `t21`.`kind`,
        `t21`.`actor`,
        `t21`.`target`,
        `t21`.`object`,
        `t21`.`place`,
        `t21`.`group_size`,
        `t21`.`direction`,
        `t21`.`day`,
        `t21`.`nodded`,
        IF(`t21`.`actor` = 7, `t21`.`target`, `t21`.`actor`) AS `person`,
        (
          `t21`.`target` = 7
        )
        AND (
          `t21`.`kind` IN ('mention', 'reply', 'quote', 'comment', 'invite', 'review_request')
          OR (
            `t21`.`kind` IN ('message', 'mail') AND (
              `t21`.`group_size` <= 3
            )
          )
        ) AS `heard`,
        (
          (
            `t21`.`actor` = 7
          ) AND NOT (
            `t21`.`kind` IN ('like')
          )
        )
        OR `t21`.`kind` IN ('call', 'meeting', 'connect') AS `said`,
        COALESCE(`t21`.`object`, -1) AS `thing`
      FROM (
        SELECT
          `t20`.`ts`,
          `t20`.`precision`,
          `t20`.`zone_known`,
          `t20`.`network`,
          `t20`.`kind`,
          `t20`.`actor`,
          `t20`.`target`,
          `t20`.`object`,
          `t20`.`place`,
          `t20`.`group_size`,
          `t20`.`direction`,
          `t20`.`day`,
          `t20`.`nodded`
        FROM (
          SELECT
            `t19`.`ts`,
            `t19`.`precision`,
            `t19`.`zone_known`,
            `t19`.`network`,
            `t19`.`kind`,
            `t19`.`actor`,
            `t19`.`target`,
            `t19`.`object`,
            `t19`.`place`,
            `t19`.`group_size`,
            `t19`.`direction`,
            `t19`.`day`,
            `t19`.`under`,
            (
              `t19`.`under` IS NOT NULL
            ) AND (
              `t19`.`target` = 7
            ) AS `nodded`
          FROM (
            SELECT
              `t17`.`ts`,
              `t17`.`precision`,
              `t17`.`zone_known`,
              `t17`.`network`,
              `t17`.`kind`,
              `t17`.`actor`,
              `t17`.`target`,
              `t17`.`object`,
              `t17`.`place`,
              `t17`.`group_size`,
              `t17`.`direction`,
              `t17`.`day`,
              `t18`.`under`
            FROM (
              SELECT
                *
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
                  `t13`.`day`
                FROM (
                  SELECT
                    `t12`.`ts`,
                    `t12`.`precision`,
                    `t12`.`zone_known`,
                    `t12`.`network`,
                    `t12`.`kind`,
                    COALESCE(`t12`.`actor_person`, `t12`.`actor`) AS `actor`,
                    COALESCE(`t12`.`target_person`, `t12`.`target`) AS `target`,
                    `t12`.`object`,
                    `t12`.`place`,
                    `t12`.`group_size`,
                    `t12`.`direction`,
                    `t12`.`day`,
                    `t12`.`actor_person`,
                    `t12`.`target_person`
                  FROM (
                    SELECT
                      `t11`.`ts`,
                      `t11`.`precision`,
                      `t11`.`zone_known`,
                      `t11`.`network`,
                      `t11`.`kind`,
                      `t11`.`actor`,
                      `t11`.`target`,
                      `t11`.`object`,
                      `t11`.`place`,
                      `t11`.`group_size`,
                      `t11`.`direction`,
                      `t11`.`day`,
                      `t11`.`actor_person`,
                      `t11`.`target_person`
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
                        `t10`.`actor_person`,
                        `t4`.`target` AS `target_right`,
                        `t4`.`target_person`
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
                          `t8`.`actor_person`
                        FROM (
                          SELECT
                            `t7`.`ts`,
                            `t7`.`precision`,
                            `t7`.`zone_known`,
                            `t7`.`network`,
                            `t7`.`kind`,
                            `t7`.`actor`,
                            `t7`.`target`,
                            `t7`.`object`,
                            `t7`.`place`,
                            `t7`.`group_size`,
                            `t7`.`direction`,
                            `t7`.`day`,
                            `t5`.`actor` AS `actor_right`,
                            `t5`.`actor_person`
                          FROM (
                            SELECT
                              `t1`.`ts`,
                              `t1`.`precision`,
                              `t1`.`zone_known`,
                              `t1`.`network`,
                              `t1`.`kind`,
                              `t1`.`actor`,
                              `t1`.`target`,
                              `t1`.`object`,
                              `t1`.`place`,
                              `t1`.`group_size`,
                              `t1`.`direction`,
                              CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) AS `day`
                            FROM `interactions` AS `t1`
                            WHERE
                              `t1`.`ts` IS NOT NULL
                              AND `t1`.`ts` < CAST('2024-03-01T00:00:00' AS TIMESTAMP)
                              AND `t1`.`kind` IN (
                                'quote',
                                'reply',
                                'comment',
                                'mention',
                                'review_request',
                                'answer_accepted',
                                'recommend',
                                'message',
                                'mail',
                                'call',
                                'meeting',
                                'invite',
                                'like',
                                'call',
                                'meeting',
                                'connect'
                              )
                              AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) >= 0
                              AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) <= 32767
                          ) AS `t7`
                          LEFT OUTER JOIN (
                            SELECT
                              `t0`.`account` AS `actor`,
                              `t0`.`person` AS `actor_person`
                            FROM `people` AS `t0`
                            WHERE
                              `t0`.`account` <> `t0`.`person`
                          ) AS `t5`
                            ON `t7`.`actor` = `t5`.`actor`
                        ) AS `t8`
                      ) AS `t10`
                      LEFT OUTER JOIN (
                        SELECT
                          `t0`.`account` AS `target`,
                          `t0`.`person` AS `target_person`
                        FROM `people` AS `t0`
                        WHERE
                          `t0`.`account` <> `t0`.`person`
                      ) AS `t4`
                        ON `t10`.`target` = `t4`.`target`
                    ) AS `t11`
                  ) AS `t12`
                ) AS `t13`
              ) AS `t14`
              WHERE
                `t14`.`actor` <> `t14`.`target`
                AND (
                  (
                    `t14`.`actor` = 7
                  ) OR (
                    `t14`.`target` = 7
                  )
                )
            ) AS `t17`
            LEFT OUTER JOIN (
              SELECT DISTINCT
                `t14`.`object` AS `under`
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
                  `t13`.`day`
                FROM (
                  SELECT
                    `t12`.`ts`,
                    `t12`.`precision`,
                    `t12`.`zone_known`,
                    `t12`.`network`,
                    `t12`.`kind`,
                    COALESCE(`t12`.`actor_person`, `t12`.`actor`) AS `actor`,
                    COALESCE(`t12`.`target_person`, `t12`.`target`) AS `target`,
                    `t12`.`object`,
                    `t12`.`place`,
                    `t12`.`group_size`,
                    `t12`.`direction`,
                    `t12`.`day`,
                    `t12`.`actor_person`,
                    `t12`.`target_person`
                  FROM (
                    SELECT
                      `t11`.`ts`,
                      `t11`.`precision`,
                      `t11`.`zone_known`,
                      `t11`.`network`,
                      `t11`.`kind`,
                      `t11`.`actor`,
                      `t11`.`target`,
                      `t11`.`object`,
                      `t11`.`place`,
                      `t11`.`group_size`,
                      `t11`.`direction`,
                      `t11`.`day`,
                      `t11`.`actor_person`,
                      `t11`.`target_person`
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
                        `t10`.`actor_person`,
                        `t4`.`target` AS `target_right`,
                        `t4`.`target_person`
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
                          `t8`.`actor_person`
                        FROM (
                          SELECT
                            `t7`.`ts`,
                            `t7`.`precision`,
                            `t7`.`zone_known`,
                            `t7`.`network`,
                            `t7`.`kind`,
                            `t7`.`actor`,
                            `t7`.`target`,
                            `t7`.`object`,
                            `t7`.`place`,
                            `t7`.`group_size`,
                            `t7`.`direction`,
                            `t7`.`day`,
                            `t5`.`actor` AS `actor_right`,
                            `t5`.`actor_person`
                          FROM (
                            SELECT
                              `t1`.`ts`,
                              `t1`.`precision`,
                              `t1`.`zone_known`,
                              `t1`.`network`,
                              `t1`.`kind`,
                              `t1`.`actor`,
                              `t1`.`target`,
                              `t1`.`object`,
                              `t1`.`place`,
                              `t1`.`group_size`,
                              `t1`.`direction`,
                              CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) AS `day`
                            FROM `interactions` AS `t1`
                            WHERE
                              `t1`.`ts` IS NOT NULL
                              AND `t1`.`ts` < CAST('2024-03-01T00:00:00' AS TIMESTAMP)
                              AND `t1`.`kind` IN (
                                'quote',
                                'reply',
                                'comment',
                                'mention',
                                'review_request',
                                'answer_accepted',
                                'recommend',
                                'message',
                                'mail',
                                'call',
                                'meeting',
                                'invite',
                                'like',
                                'call',
                                'meeting',
                                'connect'
                              )
                              AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) >= 0
                              AND CAST(DATEDIFF(DAY, MAKE_DATE(1970, 1, 1), CAST(`t1`.`ts` AS DATE)) AS INT) <= 32767
                          ) AS `t7`
                          LEFT OUTER JOIN (
                            SELECT
                              `t0`.`account` AS `actor`,
                              `t0`.`person` AS `actor_person`
                            FROM `people` AS `t0`
                            WHERE
                              `t0`.`account` <> `t0`.`person`
                          ) AS `t5`
                            ON `t7`.`actor` = `t5`.`actor`
                        ) AS `t8`
                      ) AS `t10`
                      LEFT OUTER JOIN (
                        SELECT
                          `t0`.`account` AS `target`,
                          `t0`.`person` AS `target_person`
                        FROM `people` AS `t0`
                        WHERE
                          `t0`.`account` <> `t0`.`person`
                      ) AS `t4`
                        ON `t10`.`target` = `t4`.`target`
                    ) AS `t11`
                  ) AS `t12`
                ) AS `t13`
              ) AS `t14`
              WHERE
                `t14`.`actor` <> `t14`.`target`
                AND (
                  (
                    `t14`.`actor` = 7
                  ) OR (
                    `t14`.`target` = 7
                  )
                )
                AND `t14`.`actor` = 7
                AND `t14`.`kind` IN ('like')
                AND `t14`.`object` IS NOT NULL
            ) AS `t18`
              ON `t17`.`object` = `t18`.`under`
          ) AS `t19`
        ) AS `t20`
      ) AS `t21`
    ) AS `t22`
    WHERE
      `t22`.`heard` OR `t22`.`said`
  ) AS `t23`
) AS `t24`
GROUP BY
  1,
  2
