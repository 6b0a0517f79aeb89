// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/person_import.h"

#include <sstream>

#include "people/curp.h"
#include "support/database.h"
#include "support/suite.h"

namespace valija::people {

namespace {

const base::Time kNow = base::from_sql("2026-11-25 10:00:00");
constexpr const char* kHeader =
    "curp,curt,nombres,primer_apellido,segundo_apellido,tipo,situacion,desde,correo_alterno,celular,datos_al\n";

std::string curp(int number) {
    std::string text = fmt::format("LONA{:02}0101MDFPJN0", number);
    return text + curp_check_digit(text);
}

// A good line; each may be given another end.
std::string line(int number, const std::string& alternate = "a@casa.example",
                 const std::string& mobile = "5555550120") {
    return fmt::format("{},CURT{:04},Ana,López,Nájera,docente,activo,2020-08-16,{},{},2026-11-01\n", curp(number),
                       number, alternate, mobile);
}

}  // namespace

class PersonImportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PersonImportTest);
    CPPUNIT_TEST(people_come_in);
    CPPUNIT_TEST(a_second_run_changes_nothing);
    CPPUNIT_TEST(a_dry_run_writes_nothing_and_says_the_same);
    CPPUNIT_TEST(bad_lines_are_told_and_good_ones_taken);
    CPPUNIT_TEST(an_alternate_address_is_elsewhere);
    CPPUNIT_TEST(doubles_in_the_file);
    CPPUNIT_TEST(doubles_across_batches);
    CPPUNIT_TEST(another_persons_key);
    CPPUNIT_TEST(work_centres_must_be_known);
    CPPUNIT_TEST(headers);
    CPPUNIT_TEST(a_column_that_is_not_there_leaves_what_is);
    CPPUNIT_TEST(an_empty_cell_takes_little_away);
    CPPUNIT_TEST(contacts_are_confirmed_when_the_register_answers_for_them);
    CPPUNIT_TEST(a_contact_that_the_person_confirmed_stays);
    CPPUNIT_TEST(what_was_sent_to_a_replaced_contact_is_made_void);
    CPPUNIT_TEST(a_contact_that_was_taken_away_does_not_come_back);
    CPPUNIT_TEST(a_changed_contact_is_told_to_both);
    CPPUNIT_TEST(what_was_interrupted_is_completed);
    CPPUNIT_TEST(other_spellings_are_one_form);
    CPPUNIT_TEST(hostile_cells);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        pool_ = std::make_unique<db::Pool>(tests::Database::shared().settings(), 2);
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        connection_->change({"add_profiles", "INSERT IGNORE INTO domain_profile (domain_id) SELECT id FROM domain"});
    }
    void tearDown() override {
        connection_.reset();
        pool_.reset();
    }

    void people_come_in() {
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 0 kept 0", import(kHeader + line(1) + line(2)));
        const Person person = find(1);
        CHECK(person.kind == PersonKind::Teacher);
        CHECK_EQUAL("Ana López Nájera", full_name(person));
        CHECK_EQUAL("CURT0001", person.employee_key);
        CHECK(person.active);
        CHECK_EQUAL("2020-08-16", person.status_since);
        CHECK_EQUAL("a@casa.example", person.alternate_address.value().value);
        CHECK(!person.alternate_address->is_confirmed());
        CHECK_EQUAL("+525555550120", person.mobile.value().value);
        CHECK(person.data_updated_at == base::from_sql("2026-11-01 00:00:00"));
    }

    void a_second_run_changes_nothing() {
        import(kHeader + line(1) + line(2));
        const auto before = connection_->select({"dump", "SELECT * FROM person"});
        now_ += std::chrono::hours(1);
        CHECK_EQUAL("added 0 changed 0 unchanged 2 refused 0 kept 0", import(kHeader + line(1) + line(2)));
        const auto after = connection_->select({"dump", "SELECT * FROM person"});
        for (std::size_t row = 0; row < before.size(); ++row) {
            for (std::size_t column = 0; column < 21; ++column)
                CHECK(before.at(row).maybe_text(column) == after.at(row).maybe_text(column));
        }
        CHECK_EQUAL("0", outbox());
    }

    void a_dry_run_writes_nothing_and_says_the_same() {
        options_.dry_run = true;
        const std::string file = kHeader + line(1) + line(2) + line(1);
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 1 kept 0", import(file));
        CHECK(connection_->select({"people", "SELECT id FROM person"}).empty());
        options_.dry_run = false;
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 1 kept 0", import(file));
    }

    void bad_lines_are_told_and_good_ones_taken() {
        std::string bad = line(2);
        bad.replace(17, 1, "x");
        CHECK_EQUAL("added 2 changed 0 unchanged 0 refused 3 kept 0",
                    import(kHeader + line(1) + bad + "one,two\n" + line(3) + curp(4) +
                           ",no!,,,,brujo,quizas,2026-02-30,casa,12,2030-01-01\n"));
        CHECK_EQUAL(
            "3: national_id: a letter or digit stands where a CURP has none\n"
            "4: : 2 fields, the header has 11\n"
            "6: kind: is not worker, teacher, instructor, student or director\n"
            "6: employee_key: does not match the domain's pattern [0-9A-Z]{4,20}\n"
            "6: given_names: is empty\n"
            "6: first_surname: is empty\n"
            "6: status: is not activo or inactivo\n"
            "6: status_since: is no date (2026-11-25)\n"
            "6: data_updated_at: lies in the future\n"
            "6: alternate_address: is no mail address\n"
            "6: mobile: is no mobile number\n",
            told_);
    }

    // A credential sent to the mailbox that it opens is locked in.
    void an_alternate_address_is_elsewhere() {
        CHECK_EQUAL("added 0 changed 0 unchanged 0 refused 1 kept 0",
                    import("curp,curt,nombres,primer_apellido,correo_alterno\n" + curp(1) +
                           ",CT000001,Ana,López,ana@EDUCACION.example\n"));
        CHECK_EQUAL("2: alternate_address: is an address of this institution itself\n", told_);
    }

    void doubles_in_the_file() {
        std::string other = line(2);
        other.replace(other.find("CURT0002"), 8, "CURT0001");
        CHECK_EQUAL("added 1 changed 0 unchanged 0 refused 2 kept 0", import(kHeader + line(1) + line(1) + other));
        CHECK_EQUAL("3: national_id: stands in line 2 already\n4: employee_key: is that of line 2 already\n", told_);
        CHECK_EQUAL("added 0 changed 0 unchanged 1 refused 2 kept 0", import(kHeader + line(1) + line(1) + other));
    }

    // More lines than a batch has between the first and the second.
    void doubles_across_batches() {
        std::string file = kHeader;
        std::string again;
        for (int i = 0; i < 6'000; ++i) {
            std::string id = fmt::format("LO{}{}000101MDFPJN0", static_cast<char>('A' + i % 26),
                                         static_cast<char>('A' + i / 26 % 26));
            id.replace(13, 3, std::string{"BCDFGHJKLMNPQRSTVWXZ"[i / 676 % 20], 'B', 'C'});
            file += fmt::format("{}{},CURX{:06},Ana,López,,,,,,,\n", id, curp_check_digit(id), i);
            if (i == 0) again = file.substr(std::string_view(kHeader).size());
        }
        for (const bool dry_run : {true, false, false}) {
            options_.dry_run = dry_run;
            const std::string said = import(file + again);
            CHECK_CONTAINS(" refused 1 ", said);
            CHECK_EQUAL("6002: national_id: stands in a line before already\n", told_);
            now_ += std::chrono::seconds(1);
        }
    }

    void another_persons_key() {
        import(kHeader + line(1));
        std::string thief = line(2);
        thief.replace(thief.find("CURT0002"), 8, "CURT0001");
        CHECK_EQUAL("added 0 changed 0 unchanged 0 refused 1 kept 0", import(kHeader + thief));
        CHECK_EQUAL("2: employee_key: is another person's in the register\n", told_);
        std::string renewed = line(1);
        renewed.replace(renewed.find("CURT0001"), 8, "CURT0009");
        CHECK_EQUAL("added 1 changed 1 unchanged 0 refused 0 kept 0", import(kHeader + renewed + line(2)));
        CHECK_EQUAL("CURT0009", find(1).employee_key);
    }

    void work_centres_must_be_known() {
        const std::string file = "curp,curt,nombres,primer_apellido,cct\n" + curp(1) + ",CURT1,Ana,López,06dpr0001a\n";
        CHECK_EQUAL("added 0 changed 0 unchanged 0 refused 1 kept 0", import(file));
        CHECK_EQUAL("2: work_centre: is not in the catalogue: import the work centres first\n", told_);
        WorkCentre centre;
        centre.cct = "06DPR0001A";
        centre.name = "Primaria Colima";
        insert_work_centres(*connection_, site_id(), {centre}, kNow);
        CHECK_EQUAL("added 1 changed 0 unchanged 0 refused 0 kept 0", import(file));
        CHECK_EQUAL("Primaria Colima", find(1).work_centre.value().name);
        CHECK_EQUAL("added 0 changed 0 unchanged 1 refused 0 kept 0", import(file));
    }

    void headers() {
        CHECK_EQUAL("refused: there is no column \"zapato\"", import("curp,curt,zapato\n"));
        CHECK_EQUAL("refused: the column given_names is missing", import("curp,curt\n"));
        CHECK_EQUAL("refused: the columns \"curp\" and \"CURP\" are both national_id", import("curp,CURP,curt\n"));
        CHECK_EQUAL("refused: the file is empty", import(""));
        CHECK_EQUAL("refused: the file is UTF-16; save it as UTF-8", import("\xFF\xFE"
                                                                            "c"));
        CHECK_CONTAINS("refused: the header cannot be read: not UTF-8", import("curp,situaci\xF3n\n"));
        CHECK_EQUAL("added 1 changed 0 unchanged 0 refused 0 kept 0",
                    import("\xEF\xBB\xBF"
                           "CURP;CURT;Nombres;Primer apellido;Situación;Teléfono celular\r\n" +
                           curp(1) + ";CURT1;Ana;López;Baja;\r\n"));
        CHECK(!find(1).active);
    }

    void a_column_that_is_not_there_leaves_what_is() {
        import(kHeader + line(1));
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0 kept 0",
                    import("curp,curt,nombres,primer_apellido\n" + curp(1) + ",CURT0001,Ana María,López\n"));
        const Person person = find(1);
        CHECK_EQUAL("Ana María López Nájera", full_name(person));
        CHECK(person.kind == PersonKind::Teacher);
        CHECK(person.data_updated_at.has_value());
        CHECK(person.mobile.has_value());
    }

    void an_empty_cell_takes_little_away() {
        std::string left = line(1);
        left.replace(left.find("activo"), 6, "baja");
        import(kHeader + left);
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0 kept 0",
                    import(kHeader + curp(1) + ",,Ana,López,,,,,,,\n"));
        const Person person = find(1);
        CHECK(!person.second_surname && !person.status_since);
        CHECK_EQUAL("CURT0001", person.employee_key);
        CHECK(person.alternate_address && person.mobile && person.data_updated_at);
        CHECK(person.kind == PersonKind::Teacher);
        CHECK(!person.active);  // who left does not come back by an empty cell
    }

    void contacts_are_confirmed_when_the_register_answers_for_them() {
        import(kHeader + line(1));
        options_.contacts_confirmed = true;
        now_ += std::chrono::hours(1);
        CHECK_EQUAL("added 1 changed 1 unchanged 0 refused 0 kept 0", import(kHeader + line(1) + line(2)));
        for (const int number : {1, 2}) {
            const Contact contact = find(number).alternate_address.value();
            CHECK(contact.confirmed_by == ConfirmedBy::Register);
            CHECK(contact.confirmed_at == now_);
        }
        CHECK(find(1).alternate_address->set_at == kNow);
        options_.contacts_confirmed = false;
        CHECK_EQUAL("added 0 changed 0 unchanged 2 refused 0 kept 0", import(kHeader + line(1) + line(2)));
        CHECK_EQUAL("0", outbox());
    }

    void a_contact_that_the_person_confirmed_stays() {
        import(kHeader + line(1));
        set_alternate_address(*connection_, find(1).id, "mia@casa.example", ConfirmedBy::Link, kNow);
        set_mobile(*connection_, find(1).id, "+525555550199", ConfirmedBy::Staff, kNow);
        options_.contacts_confirmed = true;
        CHECK_EQUAL("added 0 changed 0 unchanged 1 refused 0 kept 2", import(kHeader + line(1)));
        CHECK_EQUAL(
            "2: alternate_address: was not taken: the person has confirmed another, or wants none\n"
            "2: mobile: was not taken: the person has confirmed another, or wants none\n",
            told_);
        CHECK_EQUAL("mia@casa.example", find(1).alternate_address->value);
        CHECK_EQUAL("+525555550199", find(1).mobile->value);
    }

    // A code on its way to the mobile before was good for whoever has that one.
    void what_was_sent_to_a_replaced_contact_is_made_void() {
        std::vector<std::uint64_t> replaced;
        options_.contacts_confirmed = true;
        options_.contact_replaced = [&](db::Connection&, std::uint64_t id) { replaced.push_back(id); };
        import(kHeader + line(1));
        import(kHeader + line(1));
        CHECK(replaced.empty());
        import(kHeader + line(1, "b@casa.example", "5555550199"));
        CHECK_EQUAL(2U, replaced.size());
        for (const std::uint64_t id : replaced) CHECK_EQUAL(find(1).id, id);
    }

    // A stolen mobile or address came back with the next import, confirmed, and recovered the password.
    void a_contact_that_was_taken_away_does_not_come_back() {
        options_.contacts_confirmed = true;
        import(kHeader + line(1));
        set_alternate_address(*connection_, find(1).id, std::nullopt, std::nullopt, kNow);
        set_mobile(*connection_, find(1).id, std::nullopt, std::nullopt, kNow);
        CHECK_EQUAL("added 0 changed 0 unchanged 1 refused 0 kept 2", import(kHeader + line(1)));
        CHECK(!find(1).alternate_address && !find(1).mobile);
        set_mobile(*connection_, find(1).id, "+525555550199", std::nullopt, kNow);
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0 kept 1", import(kHeader + line(1)));
        CHECK(find(1).mobile->confirmed_by == ConfirmedBy::Register);
    }

    void a_changed_contact_is_told_to_both() {
        options_.contacts_confirmed = true;
        import(kHeader + line(1));
        CHECK_EQUAL("added 0 changed 1 unchanged 0 refused 0 kept 0",
                    import(kHeader + line(1, "b@casa.example", "5555550199")));
        CHECK_EQUAL("b@casa.example", find(1).alternate_address->value);
        CHECK_EQUAL("2 mail 2 sms", outbox());
        options_.contacts_confirmed = false;  // the new one is not confirmed: only the old one hears of it
        import(kHeader + line(1, "c@casa.example", "5555550199"));
        CHECK(!find(1).alternate_address->is_confirmed());
        CHECK_EQUAL("3 mail 2 sms", outbox());
    }

    void what_was_interrupted_is_completed() {
        import(kHeader + line(1));
        CHECK_EQUAL("added 1 changed 0 unchanged 1 refused 0 kept 0", import(kHeader + line(1) + line(2)));
    }

    void other_spellings_are_one_form() {
        std::string typed = line(1, "A@Casa.Example", "+52 1 55 5555-0120");
        std::transform(typed.begin(), typed.begin() + 27, typed.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        import(kHeader + line(1));
        CHECK_EQUAL("added 0 changed 0 unchanged 1 refused 0 kept 0", import(kHeader + typed));
    }

    void hostile_cells() {
        const std::string head = "curp,curt,nombres,primer_apellido\n" + curp(1) + ",CURT1,";
        CHECK_CONTAINS("refused 1", import(head + std::string("A\0na,X\n", 7)));
        CHECK_EQUAL("2: given_names: has control characters\n", told_);
        CHECK_CONTAINS("refused 1", import(head + "\"Ana\nBcc: x\",X\n"));
        CHECK_CONTAINS("refused 1", import(head + "Ana\xE2\x80\xAE,X\n"));
        CHECK_CONTAINS("refused 1", import(head + std::string(101, 'a') + ",X\n"));
        CHECK_EQUAL("2: given_names: is longer than 100 characters\n", told_);
        CHECK_CONTAINS("added 1 ", import(head + "Robert'); DROP TABLE person;--,X\n"));
        CHECK_EQUAL("Robert'); DROP TABLE person;--", find(1).given_names);
        std::string bytes;
        for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
        CHECK_CONTAINS("refused", import(head + bytes + bytes));
    }

  private:
    std::uint16_t site_id() { return find_site_id(*connection_, "educacion").value(); }

    std::string import(const std::string& text) {
        std::istringstream file(text);
        base::SystemRandom random;
        const outbox::Outbox outbox(std::string(32, 'o'), random);
        PersonRegister target(*pool_, outbox, site_id(), "educacion", list_profiles(*connection_, "educacion"),
                              options_, now_);
        told_.clear();
        const auto result = run_import(file, Encoding::Utf8, target, [&](const ImportProblem& problem) {
            told_ += fmt::format("{}: {}: {}\n", problem.line, problem.field, problem.what);
        });
        if (!result.refusal.empty()) return "refused: " + result.refusal;
        const auto& tally = result.tally;
        return fmt::format("added {} changed {} unchanged {} refused {} kept {}", tally.added, tally.changed,
                           tally.unchanged, tally.refused, tally.contacts_kept);
    }

    Person find(int number) { return find_by_national_id(*connection_, "educacion", curp(number)).value(); }

    std::string outbox() {
        std::string text;
        for (const auto& row :
             connection_->select({"outbox", "SELECT COUNT(*), kind FROM outbox GROUP BY kind ORDER BY kind"}))
            text += (text.empty() ? "" : " ") + row.text(0) + ' ' + row.text(1);
        return text.empty() ? "0" : text;
    }

    std::unique_ptr<db::Pool> pool_;
    std::unique_ptr<db::Connection> connection_;
    PersonImportOptions options_;
    base::Time now_ = kNow;
    std::string told_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PersonImportTest);

}  // namespace valija::people
