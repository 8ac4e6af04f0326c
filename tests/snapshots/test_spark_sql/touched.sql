SELECT DISTINCT
  CAST((
    (
      `t14`.`actor` % 64
    ) + (
      `t14`.`target` % 64
    )
  ) % 64 AS INT) AS `bucket`
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
