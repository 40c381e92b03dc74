-- The provinces that can be chosen.
-- One row per: province_code.
-- Reads: stg_province.
SELECT
    province_code, province_name, province_type, default_issuer, default_indicator_code,
    is_simulated, province_rank
FROM stg_province
