// SPDX-License-Identifier: AGPL-3.0-or-later
// Least privilege, as the instance's database sees it: what each program's user may do, and above all what it may not.
#include <algorithm>
#include <array>
#include <filesystem>

#include "base/config.h"
#include "support/instance.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr db::Query kUsers{"users", "SELECT User, Host FROM mysql.user WHERE User LIKE 'valija%' ORDER BY User"};
constexpr db::Query kWide{"wide",
                          "SELECT CONCAT_WS(' ', grantee, privilege_type) FROM information_schema.user_privileges"
                          " WHERE grantee LIKE '''valija%' AND privilege_type <> 'USAGE'"
                          " UNION SELECT CONCAT_WS(' ', grantee, privilege_type, table_schema)"
                          " FROM information_schema.schema_privileges WHERE grantee LIKE '''valija%'"};
// Rights to whole tables and to some columns, as "user right table".
constexpr db::Query kRights{
    "rights",
    "SELECT DISTINCT CONCAT_WS(' ', SUBSTRING_INDEX(SUBSTRING(grantee, 2), '''', 1), LOWER(privilege_type), table_name)"
    " FROM (SELECT grantee, privilege_type, table_name FROM information_schema.table_privileges"
    " UNION ALL SELECT grantee, privilege_type, table_name FROM information_schema.column_privileges) r"
    " WHERE grantee LIKE '''valija%'"};
// Who may read a column: through its table or by itself.
constexpr db::Query kReaders{
    "readers",
    "SELECT DISTINCT SUBSTRING_INDEX(SUBSTRING(grantee, 2), '''', 1) FROM ("
    "SELECT grantee FROM information_schema.table_privileges WHERE table_name = ? AND privilege_type = 'SELECT'"
    " UNION ALL SELECT grantee FROM information_schema.column_privileges"
    " WHERE table_name = ? AND column_name = ? AND privilege_type = 'SELECT') r ORDER BY 1"};

std::string joined(const db::Rows& rows) {
    std::string text;
    for (const db::Row& row : rows) text += (text.empty() ? "" : " ") + row.text(0);
    return text;
}

// A program's own way in, from its secrets.
db::Settings settings_of(const std::string& program) {
    base::Config config;
    config.add_file(folder() + "/etc/secrets/" + program + ".toml");
    db::Settings settings = database();
    settings.user = config.text("database_user");
    settings.password = config.text("database_password");
    return settings;
}

}  // namespace

class GrantsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GrantsTest);
    CPPUNIT_TEST(every_file_of_grants_is_one_local_user);
    CPPUNIT_TEST(nobody_has_rights_to_all_tables);
    CPPUNIT_TEST(nobody_changes_a_movement);
    CPPUNIT_TEST(the_tray_and_the_seals_are_the_couriers);
    CPPUNIT_TEST(nobody_makes_or_drops_tables);
    CPPUNIT_TEST(hashes_messages_and_tokens_have_few_readers);
    CPPUNIT_TEST(a_program_is_refused_what_is_not_its_own);
    CPPUNIT_TEST(nobody_enters_without_the_password);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { connection_ = std::make_unique<db::Connection>(database()); }
    void tearDown() override { connection_.reset(); }

    void every_file_of_grants_is_one_local_user() {
        std::vector<std::string> wanted;
        for (const auto& file : std::filesystem::directory_iterator(folder() + "/app/sql/grants")) {
            std::string program = file.path().stem().string();
            if (program.starts_with("valija")) program.erase(0, 6);
            std::replace(program.begin(), program.end(), '-', '_');
            wanted.push_back("valija_" + program + "@localhost");
        }
        std::vector<std::string> found;
        for (const db::Row& row : connection_->select(kUsers)) found.push_back(row.text(0) + "@" + row.text(1));
        std::sort(wanted.begin(), wanted.end());
        std::sort(found.begin(), found.end());
        CHECK(wanted.size() > 5);
        CHECK(wanted == found);
    }

    void nobody_has_rights_to_all_tables() { CHECK_EQUAL("", joined(connection_->select(kWide))); }

    void nobody_changes_a_movement() {
        for (const db::Row& row : connection_->select(kRights)) {
            if (!row.text(0).ends_with(" movement") && !row.text(0).ends_with(" movement_seal")) continue;
            CHECK(row.text(0).find(" insert ") != std::string::npos ||
                  row.text(0).find(" select ") != std::string::npos);
        }
    }

    // A program that INSERTs a movement fills the tray by the trigger alone, with no right to it.
    void the_tray_and_the_seals_are_the_couriers() {
        std::vector<std::string> found;
        for (const db::Row& row : connection_->select(kRights)) {
            const std::string& right = row.text(0);
            if (right.find(" movement_") != right.npos && right.find(" select ") == right.npos) found.push_back(right);
        }
        std::sort(found.begin(), found.end());
        CHECK_EQUAL(
            "valija_courier delete movement_pending,valija_courier insert movement_seal,"
            "valija_courier update movement_sealer",
            fmt::format("{}", fmt::join(found, ",")));
    }

    void nobody_makes_or_drops_tables() {
        constexpr std::array<std::string_view, 4> kAllowed{" select ", " insert ", " update ", " delete "};
        const db::Rows rights = connection_->select(kRights);
        CHECK(rights.size() > 20);
        for (const db::Row& row : rights) {
            const std::string& right = row.text(0);
            if (std::none_of(kAllowed.begin(), kAllowed.end(),
                             [&](auto word) { return right.find(word) != right.npos; }))
                CHECK_EQUAL("a smaller right", right);
        }
    }

    void hashes_messages_and_tokens_have_few_readers() {
        CHECK_EQUAL("valija_account valija_ctl valija_forgot_password valija_login",
                    readers("mailbox", "password_hash"));
        CHECK_EQUAL("", readers("app_password", "secret_hash"));
        CHECK_EQUAL("valija_courier valija_ctl", readers("outbox", "sealed"));
        CHECK_EQUAL("valija_account valija_ctl valija_forgot_password valija_login",
                    readers("activation", "secret_hmac"));
        CHECK_EQUAL("valija_account valija_login", readers("activation_pass", "id_hash"));
        CHECK_EQUAL("valija_account valija_courier valija_ctl", readers("movement", "action"));
        CHECK_EQUAL("valija_courier valija_forgot_password", readers("recovery_request", "code_hmac"));
        CHECK_EQUAL("valija_account", readers("contact_confirmation", "secret_hmac"));
        CHECK_EQUAL("", readers("captcha_nonce", "nonce"));
    }

    void a_program_is_refused_what_is_not_its_own() {
        db::Connection login(settings_of("login"));
        CHECK(login.find({"own", "SELECT COUNT(*) FROM mailbox"}).has_value());
        CHECK_BROKEN("denied", login.select({"outbox", "SELECT sealed FROM outbox"}));
        CHECK_BROKEN("denied", login.change({"movement", "DELETE FROM movement"}));
        CHECK_BROKEN("denied", login.change({"movement", "UPDATE movement SET action = 'x'"}));
        CHECK_BROKEN("denied", login.change({"pending", "DELETE FROM movement_pending"}));
        CHECK_BROKEN("denied", login.change({"seal", "DELETE FROM movement_seal"}));
        for (const char* program : {"courier", "ctl"}) {
            db::Connection trusted(settings_of(program));
            CHECK_BROKEN("denied", trusted.change({"movement", "UPDATE movement SET action = 'x'"}));
            CHECK_BROKEN("denied", trusted.change({"movement", "DELETE FROM movement"}));
            CHECK_BROKEN("denied", trusted.change({"seal", "UPDATE movement_seal SET mac = ''"}));
            CHECK_BROKEN("denied", trusted.change({"seal", "DELETE FROM movement_seal"}));
        }
        CHECK_BROKEN("denied", login.change({"state", "UPDATE mailbox SET state = 'active'"}));
        CHECK_BROKEN("denied", login.change({"drop", "DROP TABLE mailbox"}));
        CHECK_BROKEN("denied", login.select({"users", "SELECT * FROM mysql.global_priv"}));
        CHECK_BROKEN("denied",
                     login.select({"file", "SELECT LOAD_FILE('/etc/passwd') FROM mailbox INTO OUTFILE '/tmp/x'"}));
        db::Connection contact(settings_of("contact-us"));
        CHECK_BROKEN("denied", contact.select({"addresses", "SELECT address FROM address"}));
        CHECK_BROKEN("denied", contact.select({"outbox", "SELECT sealed FROM outbox"}));
    }

    void nobody_enters_without_the_password() {
        db::Settings settings = settings_of("login");
        settings.password = "guessed";
        CHECK_UNAVAILABLE("Access denied", db::Connection(settings));
        settings.password = "";
        CHECK_UNAVAILABLE("Access denied", db::Connection(settings));
    }

  private:
    std::string readers(const std::string& table, const std::string& column) {
        return joined(connection_->select(kReaders, table, table, column));
    }

    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(GrantsTest);

}  // namespace valija::tests
