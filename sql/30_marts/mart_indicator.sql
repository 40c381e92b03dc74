-- The indicators that can be chosen.
-- One row per: indicator_code.
-- Reads: stg_indicator.
SELECT
    indicator_code, indicator_name_vi, indicator_name_en, indicator_short_name_vi,
    indicator_short_name_en, denominator_kind, is_core, is_context, indicator_rank
FROM stg_indicator
