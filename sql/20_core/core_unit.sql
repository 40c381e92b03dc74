-- Everything that a figure can belong to: provinces, wards and communes, insurance offices.
-- One row per: unit_code.
-- Reads: stg_province, stg_unit, stg_office.
SELECT
    province_code AS unit_code, province_name AS unit_name, province_type AS unit_type,
    'province' AS unit_level, province_code, is_simulated,
    CAST(NULL AS VARCHAR) AS former_province_name, CAST(NULL AS DOUBLE) AS area_km2,
    CAST(NULL AS BIGINT) AS tile_column_rank, CAST(NULL AS BIGINT) AS tile_row_rank,
    CAST(NULL AS BOOLEAN) AS is_tile_shifted
FROM stg_province
UNION ALL
SELECT
    u.unit_code, u.unit_name, u.unit_type, 'commune', u.province_code, p.is_simulated,
    u.former_province_name, u.area_km2, u.tile_column_rank, u.tile_row_rank, u.is_tile_shifted
FROM stg_unit AS u
JOIN stg_province AS p ON p.province_code = u.province_code
UNION ALL
SELECT
    o.office_code, o.office_name, 'BHXH cơ sở', 'office', o.province_code, p.is_simulated,
    CAST(NULL AS VARCHAR), CAST(NULL AS DOUBLE),
    CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BOOLEAN)
FROM stg_office AS o
JOIN stg_province AS p ON p.province_code = o.province_code
