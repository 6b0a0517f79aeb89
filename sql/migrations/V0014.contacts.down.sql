DROP TABLE contact_confirmation;
