-- Who assigns targets, by name.
-- One row per: issuer.
-- Reads: stg_issuer.
SELECT issuer, issuer_name_vi, issuer_name_en, issuer_rank
FROM stg_issuer
