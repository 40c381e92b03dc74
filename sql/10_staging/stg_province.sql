-- The provinces that the office follows.
-- One row per: province_code.
-- Reads: raw_provinces.
SELECT
    province_code,
    province_name,
    province_type,
    default_issuer,
    default_indicator AS default_indicator_code,
    is_simulated = 'true' AS is_simulated,
    CAST(sort_order AS BIGINT) AS province_rank
FROM raw_provinces
