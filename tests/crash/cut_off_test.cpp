// SPDX-License-Identifier: AGPL-3.0-or-later
// The database goes away between any two statements of each change to an account, before the server has the next one
// and after it has answered: all of the change is there, or nothing of it; people get a plain 503, and the same thing
// works afterwards.
#include <algorithm>
#include <functional>

#include "accounts/account_service.h"
#include "accounts/activation_store.h"
#include "crash/applicants.h"
#include "db/pool.h"
#include "sessions/activation_cookie.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kGoodPassword = "tejado nogal siete lancha bruma";

// All that a change may touch, of one mailbox or person, without what differs from one to the next (ids, times,
// secrets). NULL when there is nothing.
constexpr db::Query kPicture{
    "picture_of_account",
    "SELECT GROUP_CONCAT(CONCAT_WS(' ', m.state, IF(m.password_hash IS NULL, 'no password', 'password'),"
    " (SELECT GROUP_CONCAT(IF(is_primary, 'primary', 'alias'), IF(valid_until IS NULL, '', '-ended') ORDER BY "
    "is_primary)"
    "  FROM address WHERE mailbox_id = m.id),"
    " (SELECT GROUP_CONCAT(account_type, IF(valid_until IS NULL, '', '-ended') ORDER BY id) FROM holding"
    "  WHERE mailbox_id = m.id),"
    " (SELECT GROUP_CONCAT(IF(used_at IS NOT NULL, 'used', IF(voided_at IS NOT NULL, 'voided', 'live')) ORDER BY id)"
    "  FROM activation WHERE mailbox_id = m.id),"
    " (SELECT GROUP_CONCAT(action ORDER BY id) FROM movement WHERE mailbox_id = m.id),"
    " (SELECT COUNT(*) FROM movement v JOIN movement_pending p ON p.movement_id = v.id WHERE v.mailbox_id = m.id),"
    " (SELECT GROUP_CONCAT(kind, ':', COALESCE(name, '-') ORDER BY id) FROM outbox WHERE mailbox_id = m.id),"
    " (SELECT COUNT(*) FROM session WHERE mailbox_id = m.id), 'sessions') SEPARATOR ' + ')"
    " FROM mailbox m WHERE m.id IN (SELECT mailbox_id FROM holding WHERE person_id = ?)"};

constexpr db::Query kCountStrays{
    "count_strays",
    "SELECT (SELECT COUNT(*) FROM mailbox WHERE id NOT IN (SELECT mailbox_id FROM holding))"
    " + (SELECT COUNT(*) FROM mailbox WHERE id NOT IN (SELECT mailbox_id FROM address))"
    " + (SELECT COUNT(*) FROM outbox WHERE mailbox_id NOT IN (SELECT id FROM mailbox))"
    " + (SELECT COUNT(*) FROM movement WHERE mailbox_id NOT IN (SELECT id FROM mailbox))"};

// Cuts one connection at the `n`-th passage of a kind through a door.
class Cut {
  public:
    Cut(Rig& rig, std::string door, Passing passing, std::size_t n) : rig_(rig) {
        rig_.proxy().watch([this, door = std::move(door), passing, n](const Passage& passage) {
            if (passage.door != door || passage.passing != passing) return false;
            const std::lock_guard lock(mutex_);
            statements_.push_back(passage.statement);
            return statements_.size() == n;
        });
    }
    ~Cut() { rig_.proxy().watch({}); }
    Cut(const Cut&) = delete;
    Cut& operator=(const Cut&) = delete;

    // What passed, the one that was cut included.
    std::vector<std::string> statements() {
        const std::lock_guard lock(mutex_);
        return statements_;
    }

  private:
    Rig& rig_;
    std::mutex mutex_;
    std::vector<std::string> statements_;
};

struct Subject {
    std::string address;
    std::uint64_t mailbox_id = 0;
    std::uint64_t person_id = 0;
};

enum class Ended { Done, Unavailable };

// One change, on something new each time.
struct Change {
    std::string door;
    // Everything that comes before; returns the person whose account it is about.
    std::function<std::uint64_t()> prepare;
    // The change itself; what else may come of it fails the test. `again`: tried before, and it may be done already.
    std::function<Ended(bool again)> act;
};

}  // namespace

class CutOffTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CutOffTest);
    CPPUNIT_TEST(a_creation);
    CPPUNIT_TEST(a_reset);
    CPPUNIT_TEST(an_activation);
    CPPUNIT_TEST(what_staff_and_holders_do);
    CPPUNIT_TEST(a_reassignment);
    CPPUNIT_TEST(a_creation_by_staff);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_creation() {
        Rig rig(1);  // the other half would take what this one does not
        cut_everywhere(rig, "creation", self_service(rig, false));
    }

    void a_reset() {
        Rig rig(1);
        cut_everywhere(rig, "reset", self_service(rig, true));
    }

    void an_activation() {
        Rig rig;
        Accounts accounts(rig.direct());
        cut_everywhere(rig, "activation", activation(rig, accounts));
    }

    void what_staff_and_holders_do() {
        using accounts::AccountService;
        Rig rig;
        const auto by = [](auto method, auto done, auto again) {
            return [=](AccountService& service, const Subject& subject, bool is_again) {
                const auto outcome = (service.*method)(subject.address, {});
                CHECK(outcome == done || (is_again && outcome == again));
            };
        };
        cut_service(rig, "block",
                    by(&AccountService::block, accounts::BlockOutcome::Blocked, accounts::BlockOutcome::NotActive));
        cut_service(
            rig, "suspension",
            by(&AccountService::suspend, accounts::SuspendOutcome::Suspended, accounts::SuspendOutcome::NotActive));
        cut_service(
            rig, "deletion",
            by(&AccountService::remove, accounts::DeleteOutcome::Deleted, accounts::DeleteOutcome::NoSuchAccount));
        cut_service(rig, "reset by staff", [](AccountService& service, const Subject& subject, bool /*again*/) {
            CHECK(service.reset(subject.address, accounts::Delivery::Mail, {}).outcome ==
                  accounts::ResetOutcome::Reset);
        });
        cut_service(rig, "another password", [](AccountService& service, const Subject& subject, bool /*again*/) {
            CHECK(service.change_password(service.find(subject.address).value(), "{ARGON2ID}other", "", {}) ==
                  accounts::ChangePasswordOutcome::Changed);
        });
        cut_service(rig, "modification", [](AccountService& service, const Subject& subject, bool is_again) {
            const std::string other = "otra." + subject.address;
            const auto outcome =
                service.modify(subject.address, {.quota_bytes = accounts::kLeastQuota, .address = other}, {});
            CHECK(outcome == accounts::ModifyOutcome::Modified ||
                  (is_again && outcome == accounts::ModifyOutcome::NoSuchAccount));
        });
    }

    void a_reassignment() {
        Rig rig;
        Accounts direct(rig.direct());
        const std::uint64_t other = direct.add_person(make_person());
        cut_service(
            rig, "reassignment",
            [other](accounts::AccountService& service, const Subject& subject, bool /*again*/) {
                CHECK(service.reassign(subject.address, other, {}) == accounts::ReassignOutcome::Reassigned);
            },
            accounts::AccountType::Function);
    }

    void a_creation_by_staff() {
        Rig rig;
        Accounts direct(rig.direct());
        Accounts through(rig.through("test"));
        accounts::NewAccount account;
        unsigned number = 0;
        cut_everywhere(rig, "creation by staff",
                       {.door = "test",
                        .prepare =
                            [&] {
                                account.address = fmt::format("staff{}@educacion.example", ++number);
                                account.holder.person_id = direct.add_person(make_person());
                                return *account.holder.person_id;
                            },
                        .act =
                            [&](bool again) {
                                return try_service([&] {
                                    const auto outcome = through.service().create(account, {});
                                    CHECK(outcome == accounts::CreateOutcome::Created ||
                                          (again && outcome == accounts::CreateOutcome::HasPersonalAccount));
                                });
                            }});
    }

  private:
    Change self_service(Rig& rig, bool has_account) {
        auto visit = std::make_shared<std::unique_ptr<Visit>>();
        auto page = std::make_shared<Answer>();
        auto who = std::make_shared<Applicant>();
        auto number = std::make_shared<unsigned>(0);
        return {.door = "self-service-1",
                .prepare =
                    [=, &rig] {
                        *who = add_applicants(rig, (*number)++, 1).front();
                        if (has_account) {
                            CHECK(Visit(rig, *who, "127.0.9.1").ask() == Told::Created);
                            rig.move_clock(std::chrono::minutes(11));
                        }
                        *visit = std::make_unique<Visit>(rig, *who, "127.0.9.2");
                        *page = (*visit)->open_confirmation();
                        CHECK_EQUAL(200, page->status);
                        return who->id;
                    },
                .act =
                    [=](bool again) {
                        if (again) {
                            const auto told = (*visit)->ask();
                            CHECK(told == (has_account ? Told::Reset : Told::Created));
                            return Ended::Done;
                        }
                        return judge((*visit)->confirm(*page));
                    }};
    }

    Change activation(Rig& rig, Accounts& accounts) {
        auto browser = std::make_shared<Browser>();
        auto page = std::make_shared<Answer>();
        auto number = std::make_shared<unsigned>(0);
        const std::string url = rig.portal() + "/account/activation";
        return {.door = "account-1",
                .prepare =
                    [=, &rig, &accounts] {
                        const Subject subject =
                            create(accounts, fmt::format("ana{}@educacion.example", ++*number),
                                   accounts::MailboxState::Pending, accounts::AccountType::Personal);
                        *browser = Browser();
                        browser->cookies["localhost"][std::string(sessions::kActivationCookie)] =
                            issue_pass(rig, accounts, subject.mailbox_id);
                        *page = browser->get(url);
                        CHECK_EQUAL(200, page->status);
                        return subject.person_id;
                    },
                .act =
                    [=](bool again) {
                        const Answer answer = browser->post(url, {{"csrf", page->input("csrf")},
                                                                  {"new_password", kGoodPassword},
                                                                  {"new_password_again", kGoodPassword}});
                        if (again && answer.status == 409) return Ended::Done;  // it was chosen
                        return judge(answer);
                    }};
    }

    static std::string issue_pass(const Rig& rig, Accounts& accounts, std::uint64_t mailbox) {
        db::Connection connection(rig.direct());
        const base::Time now = rig.clock().now();
        accounts::issue_activation(connection, mailbox, now, now + std::chrono::hours(1), accounts.random(),
                                   rig.activation_key());
        std::string value = sessions::make_activation_value(accounts.random());
        const auto id = connection.find({"find_live", "SELECT id FROM activation WHERE live_mailbox_id = ?"}, mailbox);
        CHECK(accounts::create_activation_pass(connection, sessions::activation_hash(value),
                                               static_cast<std::uint64_t>(id->number(0)),
                                               now + std::chrono::minutes(15)));
        return value;
    }

    template <typename Act>
    void cut_service(Rig& rig, const std::string& name, Act act,
                     accounts::AccountType type = accounts::AccountType::Personal) {
        Accounts direct(rig.direct());
        Accounts through(rig.through("test"));
        Subject subject;
        unsigned number = 0;
        cut_everywhere(
            rig, name,
            {.door = "test",
             .prepare =
                 [&] {
                     subject = create(direct, fmt::format("{}{}@educacion.example", name.substr(0, 3), ++number),
                                      accounts::MailboxState::Active, type);
                     return subject.person_id;
                 },
             .act = [&](bool again) { return try_service([&] { act(through.service(), subject, again); }); }});
    }

    template <typename Work>
    static Ended try_service(Work&& work) {
        try {
            work();
            return Ended::Done;
        } catch (const base::Fault& fault) {
            CHECK_EQUAL(base::Fault::Kind::Unavailable, fault.kind());
            return Ended::Unavailable;
        }
    }

    // With both contacts, so that every change has somebody to tell.
    static people::Person make_person() {
        static unsigned number = 0;
        const base::Time before = base::from_sql("2026-01-01 12:00:00");
        people::Person person;
        person.given_names = "Ana";
        person.first_surname = "López";
        person.alternate_address = people::Contact{.value = "ana@fuera.example",
                                                   .set_at = before,
                                                   .confirmed_at = before,
                                                   .confirmed_by = people::ConfirmedBy::Register};
        person.mobile = people::Contact{.value = fmt::format("+5255{:08}", ++number),  // one gets five a day
                                        .set_at = before,
                                        .confirmed_at = before,
                                        .confirmed_by = people::ConfirmedBy::Register};
        return person;
    }

    static Subject create(Accounts& direct, const std::string& address, accounts::MailboxState state,
                          accounts::AccountType type) {
        accounts::NewAccount account;
        account.address = address;
        account.state = state;
        account.type = type;
        account.holder.person_id = direct.add_person(make_person());
        if (state == accounts::MailboxState::Active) account.password_hash = "{ARGON2ID}x";
        CHECK(direct.service().create(account, {}) == accounts::CreateOutcome::Created);
        return {.address = address,
                .mailbox_id = direct.service().find(address).value().mailbox_id,
                .person_id = *account.holder.person_id};
    }

    static Ended judge(const Answer& answer) {
        if (answer.status == 303) return Ended::Done;
        CHECK_EQUAL(503, answer.status);
        CHECK(!answer.header("retry-after").empty());
        for (const char* secret : {"mysql", "MySQL", "MariaDB", "INSERT", "SELECT"}) CHECK_LACKS(secret, answer.body);
        CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
        return Ended::Unavailable;
    }

    // Which statements there are shows a run that nobody cuts; then each of them, on either side.
    void cut_everywhere(Rig& rig, const std::string& name, const Change& change) {
        const auto before = picture(rig, change.prepare());
        std::uint64_t person = change.prepare();
        std::vector<std::string> all;
        {
            Cut none(rig, change.door, Passing::Statement, 0);
            CHECK(change.act(false) == Ended::Done);
            all = none.statements();
        }
        const auto after = picture(rig, person);
        CHECK(before != after);
        CHECK_EQUAL(1, std::count_if(all.begin(), all.end(), is_commit));
        for (const Passing passing : {Passing::Statement, Passing::Answer}) {
            for (std::size_t n = 1; n <= all.size(); ++n) {
                person = change.prepare();
                CHECK_EQUAL(before, picture(rig, person));
                const bool is_committed = cut_once(rig, change, passing, n, all);
                CHECK_EQUAL(is_committed ? after : before, picture(rig, person));
                CHECK(change.act(true) == Ended::Done);
                // What was done already may have been done once more.
                if (!is_committed) CHECK_EQUAL(after, picture(rig, person));
                CHECK_EQUAL(0, db::Connection(rig.direct()).find(kCountStrays)->number(0));
            }
        }
        fmt::print("  {}: cut before and after each of {} statements\n", name, all.size());
    }

    // True: the server has committed, though nobody heard it say so.
    static bool cut_once(Rig& rig, const Change& change, Passing passing, std::size_t n,
                         const std::vector<std::string>& all) {
        Cut cut(rig, change.door, passing, n);
        CHECK(change.act(false) == Ended::Unavailable);
        const auto statements = cut.statements();
        CHECK(statements.size() >= n);
        CHECK_EQUAL(all[n - 1], statements[n - 1]);
        const auto commit = static_cast<std::size_t>(std::find_if(all.begin(), all.end(), is_commit) - all.begin());
        return n - 1 > commit || (n - 1 == commit && passing == Passing::Answer);
    }

    static std::optional<std::string> picture(const Rig& rig, std::uint64_t person) {
        return db::Connection(rig.direct()).find(kPicture, person)->maybe_text(0);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CutOffTest);

}  // namespace valija::tests
