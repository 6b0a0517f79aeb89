DROP TABLE domain_profile;
ALTER TABLE holding
  DROP FOREIGN KEY holding_work_centre, DROP FOREIGN KEY holding_office,
  DROP KEY personal, DROP KEY work_centre, DROP COLUMN personal_person_id, DROP COLUMN work_centre_id, DROP COLUMN office_id;
ALTER TABLE work_centre DROP FOREIGN KEY work_centre_director;
ALTER TABLE person DROP FOREIGN KEY person_work_centre;
UPDATE person SET first_surname = CONCAT_WS(' ', first_surname, second_surname);
ALTER TABLE person
  ADD KEY site (site_id),
  DROP KEY national_id, DROP KEY employee_key, DROP KEY work_centre,
  DROP COLUMN work_centre_id, DROP COLUMN data_updated_at, DROP COLUMN mobile_confirmed_by, DROP COLUMN mobile_confirmed_at,
  DROP COLUMN mobile_set_at, DROP COLUMN mobile, DROP COLUMN alternate_confirmed_by, DROP COLUMN alternate_confirmed_at,
  DROP COLUMN alternate_set_at, DROP COLUMN alternate_address, DROP COLUMN status_since, DROP COLUMN active,
  DROP COLUMN employee_key, DROP COLUMN national_id, DROP COLUMN second_surname, DROP COLUMN kind,
  CHANGE COLUMN first_surname surnames VARCHAR(100) NOT NULL COMMENT 'one or two, as the register has it';
DROP TABLE work_centre, office, level;
