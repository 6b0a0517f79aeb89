// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/demo_people.h"

#include <set>

#include "people/employee_key.h"
#include "people/mobile.h"
#include "people/user_name.h"
#include "support/suite.h"

namespace valija::valijactl {

namespace {

const base::Time kNow = base::from_sql("2026-11-25 10:00:00");

}  // namespace

class DemoPeopleTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DemoPeopleTest);
    CPPUNIT_TEST(every_site_has_200_people_with_valid_keys_of_their_own);
    CPPUNIT_TEST(they_are_the_same_at_every_call);
    CPPUNIT_TEST(among_them_is_every_case);
    CPPUNIT_TEST(work_centres_have_valid_keys_and_directors);
    CPPUNIT_TEST_SUITE_END();

  public:
    void every_site_has_200_people_with_valid_keys_of_their_own() {
        CHECK_EQUAL(4, demo_site_keys().size());
        for (const std::string& key : demo_site_keys()) {
            people::DomainProfile profile;
            profile.employee_key_pattern = "[0-9A-Z]{4,20}";
            set_demo_profile(key, profile);
            const people::EmployeeKeyPattern pattern(profile.employee_key_pattern);
            std::set<std::string> ids;
            std::set<std::string> keys;
            for (const DemoPerson& made : make_demo_site(key, kNow).people) {
                const people::Person& person = made.person;
                CHECK_EQUAL(person.national_id,
                            people::read_national_id(profile.national_id_kind, *person.national_id));
                CHECK(pattern.matches(*person.employee_key));
                ids.insert(*person.national_id);
                keys.insert(*person.employee_key);
                if (person.mobile) CHECK_EQUAL(person.mobile->value, people::read_mobile(person.mobile->value, ""));
            }
            CHECK_EQUAL(200, ids.size());
            CHECK_EQUAL(200, keys.size());
        }
    }

    void they_are_the_same_at_every_call() {
        const DemoSite one = make_demo_site("servicios", kNow);
        const DemoSite two = make_demo_site("servicios", kNow + std::chrono::days(3));
        for (std::size_t i = 0; i < one.people.size(); ++i) {
            CHECK_EQUAL(one.people[i].person.national_id, two.people[i].person.national_id);
            CHECK_EQUAL(full_name(one.people[i].person), full_name(two.people[i].person));
        }
    }

    void among_them_is_every_case() {
        for (const std::string& key : demo_site_keys()) {
            std::set<std::string> cases;
            std::map<std::string, int> names;
            for (const DemoPerson& made : make_demo_site(key, kNow).people) {
                const people::Person& person = made.person;
                if (!person.alternate_address) cases.insert("no alternate address");
                if (person.alternate_address && !person.alternate_address->is_confirmed())
                    cases.insert("not confirmed");
                if (!person.active) cases.insert("inactive");
                if (!person.data_updated_at) cases.insert("never updated");
                if (person.data_updated_at && *person.data_updated_at < kNow - std::chrono::days(365))
                    cases.insert("outdated");
                if (!person.second_surname) cases.insert("one surname");
                if (full_name(person).size() > 120) cases.insert("long name");
                if (full_name(person).find("Ñ") != std::string::npos) cases.insert("eñe");
                if (++names[full_name(person)] == 2) cases.insert("homonym");
            }
            CHECK_EQUAL(9, cases.size());
        }
    }

    void work_centres_have_valid_keys_and_directors() {
        for (const std::string& key : demo_site_keys()) {
            people::DomainProfile profile;
            set_demo_profile(key, profile);
            const DemoSite site = make_demo_site(key, kNow);
            for (const DemoCentre& made : site.centres)
                CHECK_EQUAL(made.centre.cct, people::read_work_centre_key(profile.national_id_kind, made.centre.cct));
            const auto directors = std::count_if(site.people.begin(), site.people.end(), [](const DemoPerson& made) {
                return made.person.kind == people::PersonKind::Director;
            });
            CHECK(directors >= static_cast<long>(site.centres.size()) - 1);  // one is vacant at most
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DemoPeopleTest);

}  // namespace valija::valijactl
