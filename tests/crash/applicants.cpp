// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crash/applicants.h"

#include <cppunit/Exception.h>
#include <fmt/format.h>

#include "base/fault.h"
#include "people/curp.h"
#include "support/wait.h"

namespace valija::tests {

namespace {

constexpr const char* kPath = "/self-service";
constexpr const char* kConfirm = "/self-service/confirm";
constexpr const char* kDone = "/self-service/done";
constexpr unsigned kAtOnce = 500;

// Different for each number below 26880.
std::string make_curp(unsigned number) {
    const std::string curp =
        fmt::format("GARX{:02}{:02}{:02}HCMRLS0", number / 336 % 80 + 10, number / 28 % 12 + 1, number % 28 + 1);
    return curp + people::curp_check_digit(curp);
}

std::string make_surname(unsigned number) {
    std::string surname = "Zam";
    for (; number > 0; number /= 20) surname += "bcdfghjklmnpqrstvxyz"[number % 20];
    return surname;
}

Applicant make_applicant(unsigned number) {
    return {.id = 1000 + number,
            .curp = make_curp(number),
            .curt = fmt::format("{:08}", 10000000 + number),
            .alternate = fmt::format("p{}@fuera.example", number)};
}

bool says(const Answer& page, const char* words) { return page.body.find(words) != std::string::npos; }

}  // namespace

std::vector<Applicant> add_applicants(const Rig& rig, unsigned first, unsigned count) {
    db::Connection connection(rig.direct());
    std::vector<Applicant> people;
    std::string rows;
    for (unsigned number = first; number < first + count; ++number) {
        const Applicant& who = people.emplace_back(make_applicant(number));
        rows += fmt::format(
            "{}({}, (SELECT id FROM site WHERE site_key = 'educacion'), 'teacher', 'Inés', '{}', '{}', "
            "'{}', '{}', NOW(), NOW(), 'register', NOW(), NOW())",
            rows.empty() ? "" : ", ", who.id, make_surname(number / 3), who.curp, who.curt, who.alternate);
        if (people.size() % kAtOnce != 0 && people.size() != count) continue;
        connection.run_script(
            "INSERT INTO person (id, site_id, kind, given_names, first_surname, national_id, employee_key,"
            " alternate_address, alternate_set_at, alternate_confirmed_at, alternate_confirmed_by,"
            " data_updated_at, created_at) VALUES " +
            rows);
        rows.clear();
    }
    return people;
}

Answer Visit::open_confirmation() {
    const Answer page = browser_.get(url(kPath));
    const std::string challenge = page.input("challenge");
    const Answer given = browser_.post(url(kPath), {{"csrf", page.input("csrf")},
                                                    {"challenge", challenge},
                                                    {"captcha", rig_.solve(challenge)},
                                                    {"national_id", who_.curp},
                                                    {"employee_key", who_.curt}});
    return given.status == 303 ? browser_.get(url(kConfirm)) : given;
}

Answer Visit::confirm(const Answer& page) {
    return browser_.post(url(kConfirm), {{"csrf", page.input("csrf")}, {"number", page.input("number")}});
}

std::optional<Told> Visit::ask() {
    try {
        Answer page = browser_.get(url(kConfirm));
        if (page.status == 409) page = open_confirmation();
        last_status_ = page.status;
        if (page.status == 303) return read_done();
        if (page.status != 200) return std::nullopt;
        if (says(page, "Hace unos minutos ya se le envió un mensaje")) return Told::SentBefore;
        const Answer confirmed = confirm(page);
        last_status_ = confirmed.status;
        return confirmed.status == 303 ? read_done() : std::nullopt;
    } catch (const base::Fault&) {
        last_status_ = 0;
        return std::nullopt;
    }
}

std::optional<Told> Visit::read_done() {
    const Answer page = browser_.get(url(kDone));
    last_status_ = page.status;
    if (says(page, "Su cuenta fue creada")) return Told::Created;
    if (says(page, "<h1>Revise su correo alterno")) return Told::Reset;
    if (says(page, "Su mensaje ya va en camino")) return Told::SentBefore;
    return std::nullopt;
}

Load::Load(const Rig& rig, std::vector<Applicant> people, unsigned browsers) : rig_(rig), people_(std::move(people)) {
    for (unsigned i = 0; i < browsers; ++i) threads_.emplace_back([this, i] { work(i); });
}

void Load::begin_round() {
    const std::lock_guard lock(mutex_);
    returning_ = {holders_.begin(), holders_.end()};
}

void Load::finish() {
    done_ = true;
    threads_.clear();
}

void Load::work(unsigned browser) {
    while (!done_) {
        const Applicant* who = next();
        if (who == nullptr) return;
        serve(*who, fmt::format("127.0.9.{}", browser + 1));
    }
}

// In turns somebody new and somebody who comes back, as far as there are any.
const Applicant* Load::next() {
    const std::lock_guard lock(mutex_);
    newcomers_turn_ = !newcomers_turn_;
    if (!returning_.empty() && (!newcomers_turn_ || newcomers_ == people_.size())) {
        const Applicant* who = returning_.front();
        returning_.pop_front();
        return who;
    }
    return newcomers_ < people_.size() ? &people_[newcomers_++] : nullptr;
}

void Load::serve(const Applicant& who, const std::string& source_address) {
    Visit visit(rig_, who, source_address);
    unsigned tries = 0;
    std::optional<Told> told;
    try {
        wait_until("an answer", [&] {
            ++tries;
            told = visit.ask();
            return told.has_value();
        });
    } catch (const CppUnit::Exception&) {
        const std::lock_guard lock(mutex_);
        complaints_.push_back(
            fmt::format("person {} got no good answer, the last was {}", who.id, visit.last_status()));
        return;
    }
    ++served_;
    const std::lock_guard lock(mutex_);
    Record& record = records_[who.id];
    if (record.created + record.reset + record.sent_before == 0) holders_.push_back(&who);
    record.created += *told == Told::Created ? 1U : 0U;
    record.reset += *told == Told::Reset ? 1U : 0U;
    record.sent_before += *told == Told::SentBefore ? 1U : 0U;
    record.tries_in_vain += tries - 1;
}

}  // namespace valija::tests
