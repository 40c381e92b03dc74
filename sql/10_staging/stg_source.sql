-- Published sources by address.
-- One row per: source_url.
-- Reads: raw_sources.
SELECT
    source_key AS source_code,
    outlet AS outlet_name,
    CAST(published_date AS DATE) AS published_date,
    source_url,
    note_vi,
    note_en
FROM raw_sources
