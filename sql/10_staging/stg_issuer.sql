-- Who assigns targets.
-- One row per: issuer.
-- Reads: raw_issuers.
SELECT
    issuer,
    name_vi AS issuer_name_vi,
    name_en AS issuer_name_en,
    CAST(sort_order AS BIGINT) AS issuer_rank
FROM raw_issuers
