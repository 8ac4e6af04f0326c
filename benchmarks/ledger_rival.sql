-- The ledger of docs/rooms.md, written by hand for DuckDB alone and as fast as we could make it.
-- Tried and slower: two-stage sums by day, sums inside the aggregate against a fixed day, exp for pow,
-- sorted lists, min and max beside the list. {folder} is put in by ledger.py.
WITH moved AS (
  SELECT account, person FROM '{folder}/people.parquet' WHERE account <> person
), acts AS (
  SELECT
    coalesce(a.person, i.actor) AS actor,
    coalesce(t.person, i.target) AS target,
    i.network,
    i.kind,
    date_diff('day', DATE '1970-01-01', i.ts::DATE)::SMALLINT AS day
  FROM '{folder}/interactions_*.parquet' i
  LEFT JOIN moved a ON i.actor = a.account
  LEFT JOIN moved t ON i.target = t.account
  WHERE i.ts IS NOT NULL
), listed AS (
  SELECT actor, target, network, kind, list(day) AS acted
  FROM acts WHERE actor <> target GROUP BY ALL
), ends AS (
  SELECT *, len(acted) AS n, list_min(acted) AS first_day, list_max(acted) AS last_day FROM listed
)
SELECT
  actor, target, network, kind, n,
  (CASE WHEN first_day = last_day THEN 1 ELSE len(list_distinct(acted)) END)::INTEGER AS days,
  first_day::INTEGER AS first,
  last_day::INTEGER AS last,
  CASE WHEN first_day = last_day THEN n ELSE list_sum(list_transform(acted, LAMBDA d: pow(2.0, (d - last_day) / 7))) END AS s7,
  CASE WHEN first_day = last_day THEN n ELSE list_sum(list_transform(acted, LAMBDA d: pow(2.0, (d - last_day) / 30))) END AS s30,
  CASE WHEN first_day = last_day THEN n ELSE list_sum(list_transform(acted, LAMBDA d: pow(2.0, (d - last_day) / 90))) END AS s90,
  CASE WHEN first_day = last_day THEN n ELSE list_sum(list_transform(acted, LAMBDA d: pow(2.0, (d - last_day) / 365))) END AS s365,
  CASE WHEN first_day = last_day THEN n ELSE list_sum(list_transform(acted, LAMBDA d: pow(2.0, (d - last_day) / 1826))) END AS s1826,
  (CASE WHEN first_day = last_day THEN 1 ELSE list_sum(list_distinct(list_transform(acted, LAMBDA d:
    CASE WHEN last_day // 7 - d // 7 < 53 THEN 1::BIGINT << (last_day // 7 - d // 7)::INTEGER ELSE 0 END))) END)::BIGINT AS weeks
FROM ends
