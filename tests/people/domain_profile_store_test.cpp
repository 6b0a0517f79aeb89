// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/domain_profile_store.h"

#include "support/database.h"
#include "support/suite.h"

namespace valija::people {

namespace {

using std::chrono::days;

}  // namespace

class DomainProfileStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DomainProfileStoreTest);
    CPPUNIT_TEST(what_is_written_is_read);
    CPPUNIT_TEST(a_kind_of_person_has_its_domain);
    CPPUNIT_TEST(a_closed_domain_serves_nobody);
    CPPUNIT_TEST(data_grow_old);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        connection_->change({"add_domain",
                             "INSERT INTO domain (site_id, name) SELECT id, 'alumnos.educacion.example' FROM site"
                             " WHERE site_key = 'educacion'"});
        connection_->change({"add_profiles", "INSERT IGNORE INTO domain_profile (domain_id) SELECT id FROM domain"});
    }
    void tearDown() override { connection_.reset(); }

    void what_is_written_is_read() {
        DomainProfile profile = find_profile(*connection_, "educacion.example").value();
        CHECK_EQUAL("educacion", profile.site_key);
        CHECK_EQUAL(5, profile.person_kinds.size());
        CHECK_EQUAL("CURT", profile.employee_key_label);
        CHECK_EQUAL(16106127360, profile.quota_bytes);
        CHECK(profile.activation_lifetime == std::chrono::hours(72));
        profile.person_kinds = {PersonKind::Teacher, PersonKind::Director};
        profile.national_id_kind = NationalIdKind::Cedula;
        profile.employee_key_pattern = "[0-9]{6}";
        profile.user_name_rule = UserNameRule::Document;
        profile.may_create = false;
        profile.data_freshness = days(30);
        profile.support_text = "Acuda a la Dirección de Personal.";
        save_profile(*connection_, profile);
        const DomainProfile saved = find_profile(*connection_, "educacion.example").value();
        CHECK(saved.person_kinds == profile.person_kinds);
        CHECK(saved.national_id_kind == NationalIdKind::Cedula);
        CHECK_EQUAL("[0-9]{6}", saved.employee_key_pattern);
        CHECK(saved.user_name_rule == UserNameRule::Document);
        CHECK(!saved.may_create);
        CHECK(saved.may_reset);
        CHECK(saved.data_freshness == days(30));
        CHECK_EQUAL("Acuda a la Dirección de Personal.", saved.support_text);
        CHECK(!find_profile(*connection_, "luna.example"));
    }

    void a_kind_of_person_has_its_domain() {
        serve("educacion.example", {PersonKind::Teacher, PersonKind::Worker});
        serve("alumnos.educacion.example", {PersonKind::Student, PersonKind::Teacher});
        CHECK_EQUAL("educacion.example", domain_of(PersonKind::Teacher));
        CHECK_EQUAL("alumnos.educacion.example", domain_of(PersonKind::Student));
        CHECK_EQUAL("none", domain_of(PersonKind::Instructor));
        CHECK_EQUAL(2, list_profiles(*connection_, "educacion").size());
    }

    void a_closed_domain_serves_nobody() {
        connection_->change({"close_domain", "UPDATE domain SET active = FALSE WHERE name = 'educacion.example'"});
        CHECK_EQUAL("alumnos.educacion.example", domain_of(PersonKind::Teacher));
    }

    void data_grow_old() {
        DomainProfile profile;
        profile.data_freshness = days(365);
        const base::Time now = base::from_sql("2026-11-25 10:00:00");
        Person person;
        CHECK(!is_up_to_date(person, profile, now));
        person.data_updated_at = now - days(364);
        CHECK(is_up_to_date(person, profile, now));
        person.data_updated_at = now - days(365);
        CHECK(!is_up_to_date(person, profile, now));
    }

  private:
    void serve(const char* domain, const std::vector<PersonKind>& kinds) {
        DomainProfile profile = find_profile(*connection_, domain).value();
        profile.person_kinds = kinds;
        save_profile(*connection_, profile);
    }
    std::string domain_of(PersonKind kind) {
        const auto profile = find_profile_for(*connection_, "educacion", kind);
        return profile ? profile->domain : "none";
    }

    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(DomainProfileStoreTest);

}  // namespace valija::people
