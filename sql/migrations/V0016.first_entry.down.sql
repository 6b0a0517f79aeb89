DROP TABLE domain_tool, entry_step_skip, terms_acceptance;
ALTER TABLE domain_profile DROP COLUMN mobile_step, DROP COLUMN alternate_step, DROP COLUMN terms_step;
