-- What is measured; the core indicators are asked of every unit.
-- One row per: indicator_code.
-- Reads: raw_indicators.
SELECT
    indicator_code,
    name_vi AS indicator_name_vi,
    name_en AS indicator_name_en,
    short_vi AS indicator_short_name_vi,
    short_en AS indicator_short_name_en,
    denominator_kind,
    is_core = 'true' AS is_core,
    is_context = 'true' AS is_context,
    CAST(sort_order AS BIGINT) AS indicator_rank
FROM raw_indicators
