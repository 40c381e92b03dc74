-- People to count coverage against, all versions.
-- One row per: upload_id, unit_code, denominator_kind, as_of_date.
-- Reads: raw_denominators.
SELECT
    upload_id,
    upload_sequence,
    unit_code,
    denominator_kind,
    as_of_date,
    people_count,
    coalesce(qualifier, 'exact') AS people_qualifier,
    source_url
FROM raw_denominators
