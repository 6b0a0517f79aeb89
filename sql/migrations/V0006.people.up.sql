-- The institution's registers (people, work centres, levels, offices), what each domain lets people do for themselves, and
-- which mailbox is whose by more than a person. National IDs and keys stand as their validators write them (modules/common/people).

CREATE TABLE level (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id   SMALLINT UNSIGNED NOT NULL COMMENT 'whose register',
  level_key VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'short name of the register: primaria',
  name      VARCHAR(120) NOT NULL COMMENT 'as people call it: Educación primaria',
  PRIMARY KEY (id),
  UNIQUE KEY level_key (site_id, level_key),
  CONSTRAINT level_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='A level of education (nivel): it asks for the accounts of its work centres';

CREATE TABLE office (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id    SMALLINT UNSIGNED NOT NULL COMMENT 'whose register',
  office_key VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'short name of the register',
  name       VARCHAR(200) NOT NULL COMMENT 'as people call it',
  PRIMARY KEY (id),
  UNIQUE KEY office_key (site_id, office_key),
  CONSTRAINT office_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='An office (dependencia) that answers for accounts';

CREATE TABLE work_centre (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id         SMALLINT UNSIGNED NOT NULL COMMENT 'whose register',
  cct             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'key of the catalogue: the CCT, or what the country uses',
  name            VARCHAR(200) NOT NULL COMMENT 'as the catalogue has it',
  level_id        INT UNSIGNED NULL COMMENT 'its level; NULL: none known',
  address         VARCHAR(300) NULL COMMENT 'street, place',
  director_id     BIGINT UNSIGNED NULL COMMENT 'the person who directs it; NULL: vacant',
  active          BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'false: closed',
  data_updated_at DATETIME(3) NULL COMMENT 'UTC; when its general data were last confirmed',
  created_at      DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY cct (site_id, cct),
  KEY level (level_id),
  KEY director (director_id),
  CONSTRAINT work_centre_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT work_centre_level FOREIGN KEY (level_id) REFERENCES level (id),
  CONSTRAINT work_centre_director FOREIGN KEY (director_id) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='A work centre (centro de trabajo): a school, a training centre, an office of the catalogue';

-- Two surnames, each by itself: user names and letters need to know where one ends.
ALTER TABLE person
  CHANGE COLUMN surnames first_surname VARCHAR(100) NOT NULL COMMENT 'as the register has it',
  ADD COLUMN second_surname VARCHAR(100) NULL COMMENT 'NULL: the person has one' AFTER first_surname,
  ADD COLUMN kind ENUM('worker','teacher','instructor','student','director') NOT NULL DEFAULT 'worker' COMMENT 'what the person is to the institution' AFTER site_id,
  ADD COLUMN national_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'CURP or cédula, in its validator''s form' AFTER second_surname,
  ADD COLUMN employee_key VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'CURT, employee or student number: the second key' AFTER national_id,
  ADD COLUMN active BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'false: left the institution' AFTER employee_key,
  ADD COLUMN status_since DATE NULL COMMENT 'since when active or not; NULL: not known' AFTER active,
  ADD COLUMN alternate_address VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'a mail address elsewhere' AFTER status_since,
  ADD COLUMN alternate_set_at DATETIME(3) NULL COMMENT 'UTC; when it last changed' AFTER alternate_address,
  ADD COLUMN alternate_confirmed_at DATETIME(3) NULL COMMENT 'UTC; NULL: nothing is sent to it but the question whether it is theirs' AFTER alternate_set_at,
  ADD COLUMN alternate_confirmed_by ENUM('register','staff','link') NULL COMMENT 'how' AFTER alternate_confirmed_at,
  ADD COLUMN mobile VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'E.164: +525555550120' AFTER alternate_confirmed_by,
  ADD COLUMN mobile_set_at DATETIME(3) NULL COMMENT 'UTC; when it last changed' AFTER mobile,
  ADD COLUMN mobile_confirmed_at DATETIME(3) NULL COMMENT 'UTC; NULL: nothing is sent to it but its code' AFTER mobile_set_at,
  ADD COLUMN mobile_confirmed_by ENUM('register','staff','code') NULL COMMENT 'how' AFTER mobile_confirmed_at,
  ADD COLUMN work_centre_id INT UNSIGNED NULL COMMENT 'where the person works or studies' AFTER mobile_confirmed_by,
  ADD COLUMN data_updated_at DATETIME(3) NULL COMMENT 'UTC; when the register last confirmed these data; NULL: never' AFTER work_centre_id,
  ADD UNIQUE KEY national_id (site_id, national_id),
  ADD UNIQUE KEY employee_key (site_id, employee_key),
  ADD KEY work_centre (work_centre_id),
  DROP KEY site,
  ADD CONSTRAINT person_work_centre FOREIGN KEY (work_centre_id) REFERENCES work_centre (id);

-- The key on the generated column makes a second personal mailbox of one person impossible, whatever the programs do.
ALTER TABLE holding
  ADD COLUMN work_centre_id INT UNSIGNED NULL COMMENT 'the centre that it belongs to (account type work_centre)' AFTER person_id,
  ADD COLUMN office_id INT UNSIGNED NULL COMMENT 'the office that answers for it' AFTER work_centre_id,
  ADD COLUMN personal_person_id BIGINT UNSIGNED AS (IF(account_type = 'personal' AND valid_until IS NULL, person_id, NULL)) PERSISTENT
    COMMENT 'the person while this is their personal mailbox',
  ADD UNIQUE KEY personal (personal_person_id),
  ADD KEY work_centre (work_centre_id, valid_until),
  ADD CONSTRAINT holding_work_centre FOREIGN KEY (work_centre_id) REFERENCES work_centre (id),
  ADD CONSTRAINT holding_office FOREIGN KEY (office_id) REFERENCES office (id);

CREATE TABLE domain_profile (
  domain_id            SMALLINT UNSIGNED NOT NULL COMMENT 'the domain that it is about',
  person_kinds         SET('worker','teacher','instructor','student','director') NOT NULL DEFAULT 'worker,teacher,instructor,student,director'
                       COMMENT 'whose personal mailboxes are made in it',
  national_id_kind     ENUM('curp','cedula') NOT NULL DEFAULT 'curp' COMMENT 'first key of self-service',
  employee_key_label   VARCHAR(40) NOT NULL DEFAULT 'CURT' COMMENT 'what people call the second key',
  employee_key_pattern VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '[0-9A-Z]{4,20}'
                       COMMENT 'ECMAScript regular expression that the whole key must match, in upper case',
  user_name_rule       ENUM('given_surname','document') NOT NULL DEFAULT 'given_surname' COMMENT 'how the part before the @ is made',
  may_create           BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'people may create their own account',
  may_reset            BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'people may reset their own account',
  quota_bytes          BIGINT UNSIGNED NOT NULL DEFAULT 16106127360 COMMENT 'bytes of a new mailbox; 15 GiB',
  activation_hours     SMALLINT UNSIGNED NOT NULL DEFAULT 72 COMMENT 'hours that a credential sent by mail can be used',
  letter_days          SMALLINT UNSIGNED NOT NULL DEFAULT 15 COMMENT 'days that a credential in a letter can be used',
  data_fresh_days      SMALLINT UNSIGNED NOT NULL DEFAULT 365 COMMENT 'days after which a person''s data are no longer up to date',
  support_text         VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'where to go with what self-service cannot do; empty: the help desk''s channels',
  PRIMARY KEY (domain_id),
  CONSTRAINT domain_profile_domain FOREIGN KEY (domain_id) REFERENCES domain (id)
) ENGINE=InnoDB COMMENT='What a domain''s people are and may do; every domain has one';

INSERT INTO domain_profile (domain_id) SELECT id FROM domain;
