-- Wards and communes with their place on the hexagon grid.
-- One row per: unit_code.
-- Reads: raw_units.
SELECT
    unit_code,
    unit_name,
    unit_type,
    province_code,
    former_province AS former_province_name,
    CAST(area_km2 AS DOUBLE) AS area_km2,
    CAST(tile_col AS BIGINT) AS tile_column_rank,
    CAST(tile_row AS BIGINT) AS tile_row_rank,
    tile_odd = '1' AS is_tile_shifted
FROM raw_units
