// SPDX-License-Identifier: AGPL-3.0-or-later
// Who serves an institution, at the operator's hand.
#include "support/instance.h"
#include "support/suite.h"

namespace valija::tests {

class StaffTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StaffTest);
    CPPUNIT_TEST(a_role_is_given_listed_and_taken_away);
    CPPUNIT_TEST(as_json_for_programs);
    CPPUNIT_TEST(what_cannot_be_is_refused);
    CPPUNIT_TEST(wrong_usage_is_2);
    CPPUNIT_TEST(every_command_has_help);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { ctl({"staff", "remove", beto_}); }
    void tearDown() override { setUp(); }

    void a_role_is_given_listed_and_taken_away() {
        CHECK_EQUAL(0, ctl({"staff", "add", beto_, "--role", "help-desk"}).status);
        CHECK_EQUAL(0, ctl({"staff", "add", beto_, "--role", "auditor"}).status);
        CHECK_EQUAL(1, ctl({"staff", "add", beto_, "--role", "auditor"}).status);
        const std::string listed = ctl({"staff", "list"}).out;
        CHECK_CONTAINS(beto_ + "\thelp-desk\teducacion\t-\t20", listed);
        CHECK_CONTAINS(beto_ + "\tauditor\teducacion\t-\t20", listed);
        CHECK_CONTAINS("staff_added\toperator", ctl({"movements", "show", "--mailbox", beto_, "--last", "1"}).out);
        CHECK_EQUAL(0, ctl({"staff", "remove", beto_, "--role", "auditor"}).status);
        CHECK_LACKS(beto_ + "\tauditor", ctl({"staff", "list", "--site", "educacion"}).out);
        CHECK_EQUAL(0, ctl({"staff", "remove", beto_}).status);
        CHECK_LACKS(beto_, ctl({"staff", "list"}).out);
        CHECK_EQUAL(1, ctl({"staff", "remove", beto_}).status);
    }

    void as_json_for_programs() {
        CHECK_EQUAL(0, ctl({"staff", "add", beto_, "--role", "admin", "--site", "formacion"}).status);
        CHECK_LACKS(beto_, ctl({"staff", "list", "--site", "educacion"}).out);
        const std::string listed = ctl({"staff", "list", "--site", "formacion", "--json"}).out;
        CHECK_CONTAINS("\"address\":\"" + beto_ + "\"", listed);
        CHECK_CONTAINS("\"role\":\"admin\",\"site\":\"formacion\",\"domain\":null", listed);
        CHECK_EQUAL(0, ctl({"staff", "remove", beto_, "--site", "formacion"}).status);
    }

    void what_cannot_be_is_refused() {
        for (const std::string& address : {person("mesa.ayuda@educacion").address, person("carla.").address,
                                           person("elena.").address, std::string("nadie@educacion.example")})
            CHECK_EQUAL(1, ctl({"staff", "add", address, "--role", "admin"}).status);
        CHECK_EQUAL(1, ctl({"staff", "add", beto_, "--role", "admin", "--site", "nowhere"}).status);
        CHECK_EQUAL(1, ctl({"staff", "remove", "nadie@educacion.example"}).status);
        CHECK_LACKS("admin", ctl({"staff", "list"}).out);
    }

    void wrong_usage_is_2() {
        for (const Command& words :
             {Command{"staff"}, Command{"staff", "add"}, Command{"staff", "add", beto_},
              Command{"staff", "add", beto_, "--role", "king"}, Command{"staff", "add", beto_, "--role"},
              Command{"staff", "list", beto_}, Command{"staff", "remove"},
              Command{"staff", "remove", beto_, "--role", "king"}, Command{"staff", "remove", beto_, beto_}})
            CHECK_EQUAL(2, ctl(words).status);
    }

    void every_command_has_help() {
        for (const char* word : {"add", "list", "remove"})
            CHECK_CONTAINS(std::string("usage: valijactl staff ") + word, ctl({"staff", word, "--help"}).out);
    }

  private:
    std::string beto_ = person("beto.").address;
};

CPPUNIT_TEST_SUITE_REGISTRATION(StaffTest);

}  // namespace valija::tests
