-- Every unit by name, with its place on the hexagon grid.
-- One row per: unit_code.
-- Reads: core_unit.
SELECT
    unit_code, unit_name, unit_type, unit_level, province_code, former_province_name,
    area_km2, tile_column_rank, tile_row_rank, is_tile_shifted, is_simulated
FROM core_unit
