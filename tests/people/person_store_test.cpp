// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person_store.h"

#include "support/database.h"
#include "support/suite.h"

namespace valija::people {

namespace {

constexpr const char* kCurp = "LONA990101MDFPJN05";
const base::Time kNow = base::from_sql("2026-11-25 10:00:00");
const base::Time kLater = base::from_sql("2026-11-25 11:00:00");

Person ana() {
    Person person;
    person.site_key = "educacion";
    person.kind = PersonKind::Teacher;
    person.given_names = "Ana";
    person.first_surname = "López";
    person.second_surname = "Nájera";
    person.national_id = kCurp;
    person.employee_key = "CURT0001";
    person.status_since = "2020-08-16";
    person.alternate_address = Contact{"ana@casa.example", kNow, kNow, ConfirmedBy::Register};
    person.data_updated_at = kNow;
    return person;
}

}  // namespace

class PersonStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PersonStoreTest);
    CPPUNIT_TEST(what_is_written_is_read);
    CPPUNIT_TEST(both_keys_and_the_site_select_a_person);
    CPPUNIT_TEST(one_key_is_enough_for_the_operator);
    CPPUNIT_TEST(keys_are_a_sites_own);
    CPPUNIT_TEST(an_unknown_site_is_a_fault);
    CPPUNIT_TEST(an_update_leaves_the_contacts);
    CPPUNIT_TEST(a_contact_is_set_confirmed_and_taken_away);
    CPPUNIT_TEST(only_the_contact_that_was_asked_about_is_confirmed);
    CPPUNIT_TEST(a_lock_holds_the_person_alone);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override { connection_.reset(); }

    void what_is_written_is_read() {
        const auto id = insert_person(*connection_, ana(), kNow);
        const auto person = find_person(*connection_, id).value();
        CHECK_EQUAL("educacion", person.site_key);
        CHECK(person.kind == PersonKind::Teacher);
        CHECK_EQUAL("Ana López Nájera", full_name(person));
        CHECK_EQUAL(kCurp, person.national_id);
        CHECK_EQUAL("CURT0001", person.employee_key);
        CHECK(person.active);
        CHECK_EQUAL("2020-08-16", person.status_since);
        CHECK_EQUAL("ana@casa.example", person.alternate_address.value().value);
        CHECK(person.alternate_address->set_at == kNow);
        CHECK(person.alternate_address->confirmed_by == ConfirmedBy::Register);
        CHECK(!person.mobile);
        CHECK(!person.work_centre);
        CHECK(person.data_updated_at == kNow);
        CHECK(!find_person(*connection_, id + 1));
    }

    void both_keys_and_the_site_select_a_person() {
        const auto id = insert_person(*connection_, ana(), kNow);
        CHECK_EQUAL(id, find_by_keys(*connection_, "educacion", kCurp, "CURT0001").value().id);
        CHECK(!find_by_keys(*connection_, "educacion", kCurp, "CURT0002"));
        CHECK(!find_by_keys(*connection_, "educacion", "LONA990101MDFPJN06", "CURT0001"));
        CHECK(!find_by_keys(*connection_, "formacion", kCurp, "CURT0001"));
    }

    void one_key_is_enough_for_the_operator() {
        const auto id = insert_person(*connection_, ana(), kNow);
        CHECK_EQUAL(id, find_by_national_id(*connection_, "educacion", kCurp).value().id);
        CHECK_EQUAL(id, find_by_employee_key(*connection_, "educacion", "CURT0001").value().id);
        CHECK(!find_by_national_id(*connection_, "formacion", kCurp));
        CHECK(!find_by_employee_key(*connection_, "educacion", kCurp));
    }

    void keys_are_a_sites_own() {
        insert_person(*connection_, ana(), kNow);
        CPPUNIT_ASSERT_THROW(insert_person(*connection_, ana(), kNow), db::DuplicateKey);
        Person elsewhere = ana();
        elsewhere.site_key = "formacion";
        CHECK(insert_person(*connection_, elsewhere, kNow) > 0);
    }

    void an_unknown_site_is_a_fault() {
        Person person = ana();
        person.site_key = "luna";
        CHECK_BROKEN("no such site: luna", insert_person(*connection_, person, kNow));
    }

    void an_update_leaves_the_contacts() {
        Person person = ana();
        person.id = insert_person(*connection_, person, kNow);
        person.kind = PersonKind::Director;
        person.second_surname.reset();
        person.active = false;
        person.alternate_address.reset();
        person.data_updated_at = kLater;
        update_person(*connection_, person);
        const auto updated = find_person(*connection_, person.id).value();
        CHECK(updated.kind == PersonKind::Director);
        CHECK_EQUAL("Ana López", full_name(updated));
        CHECK(!updated.active);
        CHECK(updated.data_updated_at == kLater);
        CHECK_EQUAL("ana@casa.example", updated.alternate_address.value().value);
    }

    void a_contact_is_set_confirmed_and_taken_away() {
        const auto id = insert_person(*connection_, ana(), kNow);
        set_mobile(*connection_, id, "+525555550120", {}, kNow);
        CHECK(!find_person(*connection_, id)->mobile.value().is_confirmed());
        CHECK(confirm_mobile(*connection_, id, "+525555550120", ConfirmedBy::Code, kLater));
        const auto mobile = find_person(*connection_, id)->mobile.value();
        CHECK(mobile.set_at == kNow);
        CHECK(mobile.confirmed_at == kLater);
        CHECK(mobile.confirmed_by == ConfirmedBy::Code);
        set_alternate_address(*connection_, id, "otra@casa.example", ConfirmedBy::Staff, kLater);
        CHECK(find_person(*connection_, id)->alternate_address.value().confirmed_by == ConfirmedBy::Staff);
        set_alternate_address(*connection_, id, {}, {}, kLater);
        CHECK(!find_person(*connection_, id)->alternate_address);
    }

    void only_the_contact_that_was_asked_about_is_confirmed() {
        const auto id = insert_person(*connection_, ana(), kNow);
        set_alternate_address(*connection_, id, "otra@casa.example", {}, kNow);
        CHECK(!confirm_alternate_address(*connection_, id, "ana@casa.example", ConfirmedBy::Link, kLater));
        CHECK(!confirm_mobile(*connection_, id, "+525555550120", ConfirmedBy::Code, kLater));
        CHECK(!find_person(*connection_, id)->alternate_address.value().is_confirmed());
    }

    // The site's row would make everybody queue.
    void a_lock_holds_the_person_alone() {
        const auto id = insert_person(*connection_, ana(), kNow);
        connection_->begin();
        CHECK_EQUAL(id, find_person_for_update(*connection_, id).value().id);
        CHECK(!find_person_for_update(*connection_, id + 1));
        db::Connection other(tests::Database::shared().settings());
        other.change({"no_patience", "SET SESSION innodb_lock_wait_timeout = 0"});
        CHECK_EQUAL(1,
                    other.change({"touch_site", "UPDATE site SET site_key = site_key WHERE site_key = 'educacion'"}));
        CPPUNIT_ASSERT_THROW(other.change({"touch_person", "UPDATE person SET active = FALSE"}), db::Retry);
        connection_->rollback();
    }

  private:
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PersonStoreTest);

}  // namespace valija::people
