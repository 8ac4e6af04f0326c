SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t15`.`person`,
                `t15`.`network`,
                `t15`.`kind`,
                `t15`.`side`,
                SUM(`t15`.`n`) AS `n`,
                COUNT(*) AS `all_people`,
                SUM(`t15`.`s7`) AS `acts_7`,
                SUM(CAST(`t15`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
                MAX(`t15`.`s7`) AS `strongest_7`,
                SUM(`t15`.`s7` * `t15`.`s7`) AS `squares_7`,
                SUM(`t15`.`s30`) AS `acts_30`,
                SUM(CAST(`t15`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
                MAX(`t15`.`s30`) AS `strongest_30`,
                SUM(`t15`.`s30` * `t15`.`s30`) AS `squares_30`,
                SUM(`t15`.`s90`) AS `acts_90`,
                SUM(CAST(`t15`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
                MAX(`t15`.`s90`) AS `strongest_90`,
                SUM(`t15`.`s90` * `t15`.`s90`) AS `squares_90`,
                SUM(`t15`.`s365`) AS `acts_365`,
                SUM(CAST(`t15`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
                MAX(`t15`.`s365`) AS `strongest_365`,
                SUM(`t15`.`s365` * `t15`.`s365`) AS `squares_365`,
                SUM(`t15`.`s1826`) AS `acts_1826`,
                SUM(CAST(`t15`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
                MAX(`t15`.`s1826`) AS `strongest_1826`,
                SUM(`t15`.`s1826` * `t15`.`s1826`) AS `squares_1826`
              FROM (
                SELECT
                  `t7`.`person`,
                  `t7`.`network`,
                  `t7`.`kind`,
                  `t7`.`side`,
                  `t7`.`other`,
                  SUM(`t7`.`n`) AS `n`,
                  MIN(`t7`.`last_age`) AS `last_age`,
                  SUM(`t7`.`s7`) AS `s7`,
                  SUM(`t7`.`s30`) AS `s30`,
                  SUM(`t7`.`s90`) AS `s90`,
                  SUM(`t7`.`s365`) AS `s365`,
                  SUM(`t7`.`s1826`) AS `s1826`
                FROM (
                  SELECT
                    `t0`.`actor`,
                    `t0`.`target`,
                    `t0`.`network`,
                    `t0`.`kind`,
                    `t0`.`n`,
                    `t0`.`days`,
                    `t0`.`first`,
                    `t0`.`last`,
                    `t0`.`s7` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 7
                      ))
                    ) AS `s7`,
                    `t0`.`s30` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 30
                      ))
                    ) AS `s30`,
                    `t0`.`s90` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 90
                      ))
                    ) AS `s90`,
                    `t0`.`s365` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 365
                      ))
                    ) AS `s365`,
                    `t0`.`s1826` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 1826
                      ))
                    ) AS `s1826`,
                    `t0`.`weeks`,
                    20000 - `t0`.`last` AS `last_age`,
                    `t0`.`target` AS `person`,
                    `t0`.`actor` AS `other`,
                    'received' AS `side`
                  FROM `old` AS `t0`
                ) AS `t7`
                GROUP BY
                  1,
                  2,
                  3,
                  4,
                  5
              ) AS `t15`
              GROUP BY
                1,
                2,
                3,
                4
            ) AS `t23`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t16`.`person`,
                `t16`.`network`,
                `t16`.`kind`,
                `t16`.`side`,
                SUM(`t16`.`n`) AS `n`,
                COUNT(*) AS `all_people`,
                SUM(`t16`.`s7`) AS `acts_7`,
                SUM(CAST(`t16`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
                MAX(`t16`.`s7`) AS `strongest_7`,
                SUM(`t16`.`s7` * `t16`.`s7`) AS `squares_7`,
                SUM(`t16`.`s30`) AS `acts_30`,
                SUM(CAST(`t16`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
                MAX(`t16`.`s30`) AS `strongest_30`,
                SUM(`t16`.`s30` * `t16`.`s30`) AS `squares_30`,
                SUM(`t16`.`s90`) AS `acts_90`,
                SUM(CAST(`t16`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
                MAX(`t16`.`s90`) AS `strongest_90`,
                SUM(`t16`.`s90` * `t16`.`s90`) AS `squares_90`,
                SUM(`t16`.`s365`) AS `acts_365`,
                SUM(CAST(`t16`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
                MAX(`t16`.`s365`) AS `strongest_365`,
                SUM(`t16`.`s365` * `t16`.`s365`) AS `squares_365`,
                SUM(`t16`.`s1826`) AS `acts_1826`,
                SUM(CAST(`t16`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
                MAX(`t16`.`s1826`) AS `strongest_1826`,
                SUM(`t16`.`s1826` * `t16`.`s1826`) AS `squares_1826`
              FROM (
                SELECT
                  `t8`.`person`,
                  `t8`.`network`,
                  `t8`.`kind`,
                  `t8`.`side`,
                  `t8`.`other`,
                  SUM(`t8`.`n`) AS `n`,
                  MIN(`t8`.`last_age`) AS `last_age`,
                  SUM(`t8`.`s7`) AS `s7`,
                  SUM(`t8`.`s30`) AS `s30`,
                  SUM(`t8`.`s90`) AS `s90`,
                  SUM(`t8`.`s365`) AS `s365`,
                  SUM(`t8`.`s1826`) AS `s1826`
                FROM (
                  SELECT
                    `t0`.`actor`,
                    `t0`.`target`,
                    `t0`.`network`,
                    'all' AS `kind`,
                    `t0`.`n`,
                    `t0`.`days`,
                    `t0`.`first`,
                    `t0`.`last`,
                    `t0`.`s7` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 7
                      ))
                    ) AS `s7`,
                    `t0`.`s30` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 30
                      ))
                    ) AS `s30`,
                    `t0`.`s90` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 90
                      ))
                    ) AS `s90`,
                    `t0`.`s365` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 365
                      ))
                    ) AS `s365`,
                    `t0`.`s1826` * (
                      POWER(2.0, (
                        -(
                          20000 - `t0`.`last`
                        ) / 1826
                      ))
                    ) AS `s1826`,
                    `t0`.`weeks`,
                    20000 - `t0`.`last` AS `last_age`,
                    `t0`.`target` AS `person`,
                    `t0`.`actor` AS `other`,
                    'received' AS `side`
                  FROM `old` AS `t0`
                ) AS `t8`
                GROUP BY
                  1,
                  2,
                  3,
                  4,
                  5
              ) AS `t16`
              GROUP BY
                1,
                2,
                3,
                4
            ) AS `t24`
          ) AS `t25`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t14`.`person`,
              `t14`.`network`,
              `t14`.`kind`,
              `t14`.`side`,
              SUM(`t14`.`n`) AS `n`,
              COUNT(*) AS `all_people`,
              SUM(`t14`.`s7`) AS `acts_7`,
              SUM(CAST(`t14`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
              MAX(`t14`.`s7`) AS `strongest_7`,
              SUM(`t14`.`s7` * `t14`.`s7`) AS `squares_7`,
              SUM(`t14`.`s30`) AS `acts_30`,
              SUM(CAST(`t14`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
              MAX(`t14`.`s30`) AS `strongest_30`,
              SUM(`t14`.`s30` * `t14`.`s30`) AS `squares_30`,
              SUM(`t14`.`s90`) AS `acts_90`,
              SUM(CAST(`t14`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
              MAX(`t14`.`s90`) AS `strongest_90`,
              SUM(`t14`.`s90` * `t14`.`s90`) AS `squares_90`,
              SUM(`t14`.`s365`) AS `acts_365`,
              SUM(CAST(`t14`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
              MAX(`t14`.`s365`) AS `strongest_365`,
              SUM(`t14`.`s365` * `t14`.`s365`) AS `squares_365`,
              SUM(`t14`.`s1826`) AS `acts_1826`,
              SUM(CAST(`t14`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
              MAX(`t14`.`s1826`) AS `strongest_1826`,
              SUM(`t14`.`s1826` * `t14`.`s1826`) AS `squares_1826`
            FROM (
              SELECT
                `t6`.`person`,
                `t6`.`network`,
                `t6`.`kind`,
                `t6`.`side`,
                `t6`.`other`,
                SUM(`t6`.`n`) AS `n`,
                MIN(`t6`.`last_age`) AS `last_age`,
                SUM(`t6`.`s7`) AS `s7`,
                SUM(`t6`.`s30`) AS `s30`,
                SUM(`t6`.`s90`) AS `s90`,
                SUM(`t6`.`s365`) AS `s365`,
                SUM(`t6`.`s1826`) AS `s1826`
              FROM (
                SELECT
                  `t0`.`actor`,
                  `t0`.`target`,
                  'all' AS `network`,
                  `t0`.`kind`,
                  `t0`.`n`,
                  `t0`.`days`,
                  `t0`.`first`,
                  `t0`.`last`,
                  `t0`.`s7` * (
                    POWER(2.0, (
                      -(
                        20000 - `t0`.`last`
                      ) / 7
                    ))
                  ) AS `s7`,
                  `t0`.`s30` * (
                    POWER(2.0, (
                      -(
                        20000 - `t0`.`last`
                      ) / 30
                    ))
                  ) AS `s30`,
                  `t0`.`s90` * (
                    POWER(2.0, (
                      -(
                        20000 - `t0`.`last`
                      ) / 90
                    ))
                  ) AS `s90`,
                  `t0`.`s365` * (
                    POWER(2.0, (
                      -(
                        20000 - `t0`.`last`
                      ) / 365
                    ))
                  ) AS `s365`,
                  `t0`.`s1826` * (
                    POWER(2.0, (
                      -(
                        20000 - `t0`.`last`
                      ) / 1826
                    ))
                  ) AS `s1826`,
                  `t0`.`weeks`,
                  20000 - `t0`.`last` AS `last_age`,
                  `t0`.`target` AS `person`,
                  `t0`.`actor` AS `other`,
                  'received' AS `side`
                FROM `old` AS `t0`
              ) AS `t6`
              GROUP BY
                1,
                2,
                3,
                4,
                5
            ) AS `t14`
            GROUP BY
              1,
              2,
              3,
              4
          ) AS `t22`
        ) AS `t26`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t13`.`person`,
            `t13`.`network`,
            `t13`.`kind`,
            `t13`.`side`,
            SUM(`t13`.`n`) AS `n`,
            COUNT(*) AS `all_people`,
            SUM(`t13`.`s7`) AS `acts_7`,
            SUM(CAST(`t13`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
            MAX(`t13`.`s7`) AS `strongest_7`,
            SUM(`t13`.`s7` * `t13`.`s7`) AS `squares_7`,
            SUM(`t13`.`s30`) AS `acts_30`,
            SUM(CAST(`t13`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
            MAX(`t13`.`s30`) AS `strongest_30`,
            SUM(`t13`.`s30` * `t13`.`s30`) AS `squares_30`,
            SUM(`t13`.`s90`) AS `acts_90`,
            SUM(CAST(`t13`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
            MAX(`t13`.`s90`) AS `strongest_90`,
            SUM(`t13`.`s90` * `t13`.`s90`) AS `squares_90`,
            SUM(`t13`.`s365`) AS `acts_365`,
            SUM(CAST(`t13`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
            MAX(`t13`.`s365`) AS `strongest_365`,
            SUM(`t13`.`s365` * `t13`.`s365`) AS `squares_365`,
            SUM(`t13`.`s1826`) AS `acts_1826`,
            SUM(CAST(`t13`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
            MAX(`t13`.`s1826`) AS `strongest_1826`,
            SUM(`t13`.`s1826` * `t13`.`s1826`) AS `squares_1826`
          FROM (
            SELECT
              `t5`.`person`,
              `t5`.`network`,
              `t5`.`kind`,
              `t5`.`side`,
              `t5`.`other`,
              SUM(`t5`.`n`) AS `n`,
              MIN(`t5`.`last_age`) AS `last_age`,
              SUM(`t5`.`s7`) AS `s7`,
              SUM(`t5`.`s30`) AS `s30`,
              SUM(`t5`.`s90`) AS `s90`,
              SUM(`t5`.`s365`) AS `s365`,
              SUM(`t5`.`s1826`) AS `s1826`
            FROM (
              SELECT
                `t0`.`actor`,
                `t0`.`target`,
                'all' AS `network`,
                'all' AS `kind`,
                `t0`.`n`,
                `t0`.`days`,
                `t0`.`first`,
                `t0`.`last`,
                `t0`.`s7` * (
                  POWER(2.0, (
                    -(
                      20000 - `t0`.`last`
                    ) / 7
                  ))
                ) AS `s7`,
                `t0`.`s30` * (
                  POWER(2.0, (
                    -(
                      20000 - `t0`.`last`
                    ) / 30
                  ))
                ) AS `s30`,
                `t0`.`s90` * (
                  POWER(2.0, (
                    -(
                      20000 - `t0`.`last`
                    ) / 90
                  ))
                ) AS `s90`,
                `t0`.`s365` * (
                  POWER(2.0, (
                    -(
                      20000 - `t0`.`last`
                    ) / 365
                  ))
                ) AS `s365`,
                `t0`.`s1826` * (
                  POWER(2.0, (
                    -(
                      20000 - `t0`.`last`
                    ) / 1826
                  ))
                ) AS `s1826`,
                `t0`.`weeks`,
                20000 - `t0`.`last` AS `last_age`,
                `t0`.`target` AS `person`,
                `t0`.`actor` AS `other`,
                'received' AS `side`
              FROM `old` AS `t0`
            ) AS `t5`
            GROUP BY
              1,
              2,
              3,
              4,
              5
          ) AS `t13`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t21`
      ) AS `t27`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t12`.`person`,
          `t12`.`network`,
          `t12`.`kind`,
          `t12`.`side`,
          SUM(`t12`.`n`) AS `n`,
          COUNT(*) AS `all_people`,
          SUM(`t12`.`s7`) AS `acts_7`,
          SUM(CAST(`t12`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
          MAX(`t12`.`s7`) AS `strongest_7`,
          SUM(`t12`.`s7` * `t12`.`s7`) AS `squares_7`,
          SUM(`t12`.`s30`) AS `acts_30`,
          SUM(CAST(`t12`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
          MAX(`t12`.`s30`) AS `strongest_30`,
          SUM(`t12`.`s30` * `t12`.`s30`) AS `squares_30`,
          SUM(`t12`.`s90`) AS `acts_90`,
          SUM(CAST(`t12`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
          MAX(`t12`.`s90`) AS `strongest_90`,
          SUM(`t12`.`s90` * `t12`.`s90`) AS `squares_90`,
          SUM(`t12`.`s365`) AS `acts_365`,
          SUM(CAST(`t12`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
          MAX(`t12`.`s365`) AS `strongest_365`,
          SUM(`t12`.`s365` * `t12`.`s365`) AS `squares_365`,
          SUM(`t12`.`s1826`) AS `acts_1826`,
          SUM(CAST(`t12`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
          MAX(`t12`.`s1826`) AS `strongest_1826`,
          SUM(`t12`.`s1826` * `t12`.`s1826`) AS `squares_1826`
        FROM (
          SELECT
            `t4`.`person`,
            `t4`.`network`,
            `t4`.`kind`,
            `t4`.`side`,
            `t4`.`other`,
            SUM(`t4`.`n`) AS `n`,
            MIN(`t4`.`last_age`) AS `last_age`,
            SUM(`t4`.`s7`) AS `s7`,
            SUM(`t4`.`s30`) AS `s30`,
            SUM(`t4`.`s90`) AS `s90`,
            SUM(`t4`.`s365`) AS `s365`,
            SUM(`t4`.`s1826`) AS `s1826`
          FROM (
            SELECT
              `t0`.`actor`,
              `t0`.`target`,
              `t0`.`network`,
              `t0`.`kind`,
              `t0`.`n`,
              `t0`.`days`,
              `t0`.`first`,
              `t0`.`last`,
              `t0`.`s7` * (
                POWER(2.0, (
                  -(
                    20000 - `t0`.`last`
                  ) / 7
                ))
              ) AS `s7`,
              `t0`.`s30` * (
                POWER(2.0, (
                  -(
                    20000 - `t0`.`last`
                  ) / 30
                ))
              ) AS `s30`,
              `t0`.`s90` * (
                POWER(2.0, (
                  -(
                    20000 - `t0`.`last`
                  ) / 90
                ))
              ) AS `s90`,
              `t0`.`s365` * (
                POWER(2.0, (
                  -(
                    20000 - `t0`.`last`
                  ) / 365
                ))
              ) AS `s365`,
              `t0`.`s1826` * (
                POWER(2.0, (
                  -(
                    20000 - `t0`.`last`
                  ) / 1826
                ))
              ) AS `s1826`,
              `t0`.`weeks`,
              20000 - `t0`.`last` AS `last_age`,
              `t0`.`actor` AS `person`,
              `t0`.`target` AS `other`,
              'given' AS `side`
            FROM `old` AS `t0`
          ) AS `t4`
          GROUP BY
            1,
            2,
            3,
            4,
            5
        ) AS `t12`
        GROUP BY
          1,
          2,
          3,
          4
      ) AS `t20`
    ) AS `t28`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t11`.`person`,
        `t11`.`network`,
        `t11`.`kind`,
        `t11`.`side`,
        SUM(`t11`.`n`) AS `n`,
        COUNT(*) AS `all_people`,
        SUM(`t11`.`s7`) AS `acts_7`,
        SUM(CAST(`t11`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
        MAX(`t11`.`s7`) AS `strongest_7`,
        SUM(`t11`.`s7` * `t11`.`s7`) AS `squares_7`,
        SUM(`t11`.`s30`) AS `acts_30`,
        SUM(CAST(`t11`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
        MAX(`t11`.`s30`) AS `strongest_30`,
        SUM(`t11`.`s30` * `t11`.`s30`) AS `squares_30`,
        SUM(`t11`.`s90`) AS `acts_90`,
        SUM(CAST(`t11`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
        MAX(`t11`.`s90`) AS `strongest_90`,
        SUM(`t11`.`s90` * `t11`.`s90`) AS `squares_90`,
        SUM(`t11`.`s365`) AS `acts_365`,
        SUM(CAST(`t11`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
        MAX(`t11`.`s365`) AS `strongest_365`,
        SUM(`t11`.`s365` * `t11`.`s365`) AS `squares_365`,
        SUM(`t11`.`s1826`) AS `acts_1826`,
        SUM(CAST(`t11`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
        MAX(`t11`.`s1826`) AS `strongest_1826`,
        SUM(`t11`.`s1826` * `t11`.`s1826`) AS `squares_1826`
      FROM (
        SELECT
          `t3`.`person`,
          `t3`.`network`,
          `t3`.`kind`,
          `t3`.`side`,
          `t3`.`other`,
          SUM(`t3`.`n`) AS `n`,
          MIN(`t3`.`last_age`) AS `last_age`,
          SUM(`t3`.`s7`) AS `s7`,
          SUM(`t3`.`s30`) AS `s30`,
          SUM(`t3`.`s90`) AS `s90`,
          SUM(`t3`.`s365`) AS `s365`,
          SUM(`t3`.`s1826`) AS `s1826`
        FROM (
          SELECT
            `t0`.`actor`,
            `t0`.`target`,
            `t0`.`network`,
            'all' AS `kind`,
            `t0`.`n`,
            `t0`.`days`,
            `t0`.`first`,
            `t0`.`last`,
            `t0`.`s7` * (
              POWER(2.0, (
                -(
                  20000 - `t0`.`last`
                ) / 7
              ))
            ) AS `s7`,
            `t0`.`s30` * (
              POWER(2.0, (
                -(
                  20000 - `t0`.`last`
                ) / 30
              ))
            ) AS `s30`,
            `t0`.`s90` * (
              POWER(2.0, (
                -(
                  20000 - `t0`.`last`
                ) / 90
              ))
            ) AS `s90`,
            `t0`.`s365` * (
              POWER(2.0, (
                -(
                  20000 - `t0`.`last`
                ) / 365
              ))
            ) AS `s365`,
            `t0`.`s1826` * (
              POWER(2.0, (
                -(
                  20000 - `t0`.`last`
                ) / 1826
              ))
            ) AS `s1826`,
            `t0`.`weeks`,
            20000 - `t0`.`last` AS `last_age`,
            `t0`.`actor` AS `person`,
            `t0`.`target` AS `other`,
            'given' AS `side`
          FROM `old` AS `t0`
        ) AS `t3`
        GROUP BY
          1,
          2,
          3,
          4,
          5
      ) AS `t11`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t19`
  ) AS `t29`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t10`.`person`,
      `t10`.`network`,
      `t10`.`kind`,
      `t10`.`side`,
      SUM(`t10`.`n`) AS `n`,
      COUNT(*) AS `all_people`,
      SUM(`t10`.`s7`) AS `acts_7`,
      SUM(CAST(`t10`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
      MAX(`t10`.`s7`) AS `strongest_7`,
      SUM(`t10`.`s7` * `t10`.`s7`) AS `squares_7`,
      SUM(`t10`.`s30`) AS `acts_30`,
      SUM(CAST(`t10`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
      MAX(`t10`.`s30`) AS `strongest_30`,
      SUM(`t10`.`s30` * `t10`.`s30`) AS `squares_30`,
      SUM(`t10`.`s90`) AS `acts_90`,
      SUM(CAST(`t10`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
      MAX(`t10`.`s90`) AS `strongest_90`,
      SUM(`t10`.`s90` * `t10`.`s90`) AS `squares_90`,
      SUM(`t10`.`s365`) AS `acts_365`,
      SUM(CAST(`t10`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
      MAX(`t10`.`s365`) AS `strongest_365`,
      SUM(`t10`.`s365` * `t10`.`s365`) AS `squares_365`,
      SUM(`t10`.`s1826`) AS `acts_1826`,
      SUM(CAST(`t10`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
      MAX(`t10`.`s1826`) AS `strongest_1826`,
      SUM(`t10`.`s1826` * `t10`.`s1826`) AS `squares_1826`
    FROM (
      SELECT
        `t2`.`person`,
        `t2`.`network`,
        `t2`.`kind`,
        `t2`.`side`,
        `t2`.`other`,
        SUM(`t2`.`n`) AS `n`,
        MIN(`t2`.`last_age`) AS `last_age`,
        SUM(`t2`.`s7`) AS `s7`,
        SUM(`t2`.`s30`) AS `s30`,
        SUM(`t2`.`s90`) AS `s90`,
        SUM(`t2`.`s365`) AS `s365`,
        SUM(`t2`.`s1826`) AS `s1826`
      FROM (
        SELECT
          `t0`.`actor`,
          `t0`.`target`,
          'all' AS `network`,
          `t0`.`kind`,
          `t0`.`n`,
          `t0`.`days`,
          `t0`.`first`,
          `t0`.`last`,
          `t0`.`s7` * (
            POWER(2.0, (
              -(
                20000 - `t0`.`last`
              ) / 7
            ))
          ) AS `s7`,
          `t0`.`s30` * (
            POWER(2.0, (
              -(
                20000 - `t0`.`last`
              ) / 30
            ))
          ) AS `s30`,
          `t0`.`s90` * (
            POWER(2.0, (
              -(
                20000 - `t0`.`last`
              ) / 90
            ))
          ) AS `s90`,
          `t0`.`s365` * (
            POWER(2.0, (
              -(
                20000 - `t0`.`last`
              ) / 365
            ))
          ) AS `s365`,
          `t0`.`s1826` * (
            POWER(2.0, (
              -(
                20000 - `t0`.`last`
              ) / 1826
            ))
          ) AS `s1826`,
          `t0`.`weeks`,
          20000 - `t0`.`last` AS `last_age`,
          `t0`.`actor` AS `person`,
          `t0`.`target` AS `other`,
          'given' AS `side`
        FROM `old` AS `t0`
      ) AS `t2`
      GROUP BY
        1,
        2,
        3,
        4,
        5
    ) AS `t10`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t18`
) AS `t30`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t9`.`person`,
    `t9`.`network`,
    `t9`.`kind`,
    `t9`.`side`,
    SUM(`t9`.`n`) AS `n`,
    COUNT(*) AS `all_people`,
    SUM(`t9`.`s7`) AS `acts_7`,
    SUM(CAST(`t9`.`last_age` <= 7 AS BIGINT)) AS `people_7`,
    MAX(`t9`.`s7`) AS `strongest_7`,
    SUM(`t9`.`s7` * `t9`.`s7`) AS `squares_7`,
    SUM(`t9`.`s30`) AS `acts_30`,
    SUM(CAST(`t9`.`last_age` <= 30 AS BIGINT)) AS `people_30`,
    MAX(`t9`.`s30`) AS `strongest_30`,
    SUM(`t9`.`s30` * `t9`.`s30`) AS `squares_30`,
    SUM(`t9`.`s90`) AS `acts_90`,
    SUM(CAST(`t9`.`last_age` <= 90 AS BIGINT)) AS `people_90`,
    MAX(`t9`.`s90`) AS `strongest_90`,
    SUM(`t9`.`s90` * `t9`.`s90`) AS `squares_90`,
    SUM(`t9`.`s365`) AS `acts_365`,
    SUM(CAST(`t9`.`last_age` <= 365 AS BIGINT)) AS `people_365`,
    MAX(`t9`.`s365`) AS `strongest_365`,
    SUM(`t9`.`s365` * `t9`.`s365`) AS `squares_365`,
    SUM(`t9`.`s1826`) AS `acts_1826`,
    SUM(CAST(`t9`.`last_age` <= 1826 AS BIGINT)) AS `people_1826`,
    MAX(`t9`.`s1826`) AS `strongest_1826`,
    SUM(`t9`.`s1826` * `t9`.`s1826`) AS `squares_1826`
  FROM (
    SELECT
      `t1`.`person`,
      `t1`.`network`,
      `t1`.`kind`,
      `t1`.`side`,
      `t1`.`other`,
      SUM(`t1`.`n`) AS `n`,
      MIN(`t1`.`last_age`) AS `last_age`,
      SUM(`t1`.`s7`) AS `s7`,
      SUM(`t1`.`s30`) AS `s30`,
      SUM(`t1`.`s90`) AS `s90`,
      SUM(`t1`.`s365`) AS `s365`,
      SUM(`t1`.`s1826`) AS `s1826`
    FROM (
      SELECT
        `t0`.`actor`,
        `t0`.`target`,
        'all' AS `network`,
        'all' AS `kind`,
        `t0`.`n`,
        `t0`.`days`,
        `t0`.`first`,
        `t0`.`last`,
        `t0`.`s7` * (
          POWER(2.0, (
            -(
              20000 - `t0`.`last`
            ) / 7
          ))
        ) AS `s7`,
        `t0`.`s30` * (
          POWER(2.0, (
            -(
              20000 - `t0`.`last`
            ) / 30
          ))
        ) AS `s30`,
        `t0`.`s90` * (
          POWER(2.0, (
            -(
              20000 - `t0`.`last`
            ) / 90
          ))
        ) AS `s90`,
        `t0`.`s365` * (
          POWER(2.0, (
            -(
              20000 - `t0`.`last`
            ) / 365
          ))
        ) AS `s365`,
        `t0`.`s1826` * (
          POWER(2.0, (
            -(
              20000 - `t0`.`last`
            ) / 1826
          ))
        ) AS `s1826`,
        `t0`.`weeks`,
        20000 - `t0`.`last` AS `last_age`,
        `t0`.`actor` AS `person`,
        `t0`.`target` AS `other`,
        'given' AS `side`
      FROM `old` AS `t0`
    ) AS `t1`
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS `t9`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t17`
