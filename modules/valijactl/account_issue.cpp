// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/text.h"
#include "valijactl/account.h"
#include "valijactl/holder.h"
#include "valijactl/options.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

using accounts::AccountType;
using accounts::Delivery;
using accounts::OfficialVerdict;
using accounts::PersonalVerdict;

Delivery delivery_of(const Options& options) { return options.has("--letter") ? Delivery::Letter : Delivery::Mail; }

// What was issued: the credential itself only for a letter.
struct Slip {
    std::string address;
    std::string credential;  // empty: mailed
    base::Time expires_at;
};

int print_slip(const service::World& world, const Slip& slip, bool as_json) {
    const bool is_letter = !slip.credential.empty();
    const base::Site* site = world.sites().find_by_domain(slip.address.substr(slip.address.rfind('@') + 1));
    const std::string local =
        base::to_local_text(slip.expires_at, site == nullptr ? std::chrono::minutes(0) : site->utc_offset);
    if (as_json) {
        nlohmann::ordered_json json{{"address", slip.address},
                                    {"delivery", is_letter ? "letter" : "mail"},
                                    {"credential", nullptr},
                                    {"expires_at", base::to_sql(slip.expires_at)},
                                    {"expires_local", local}};
        if (is_letter) json["credential"] = slip.credential;
        fmt::print("{}\n", json.dump());
        return kDone;
    }
    fmt::print("address\t{}\ndelivery\t{}\n", slip.address, is_letter ? "letter" : "mail");
    if (is_letter) fmt::print("credential\t{}\n", slip.credential);
    fmt::print("expires\t{}\nexpires there\t{}\n", base::to_sql(slip.expires_at), local);
    return kDone;
}

constexpr const char* kNoAlternateAddress =
    "there is no confirmed alternate address that a credential may go to; --letter prints one instead";
constexpr const char* kNotAUserName =
    "the part before the @ takes small letters and digits, with single dots, hyphens or underscores between them, 64 "
    "at most";
constexpr const char* kReservedName = "this name is kept for mail itself, the portal or the institution's desks";
constexpr const char* kNotActivePerson = "this person has left the institution";

std::string explain(PersonalVerdict verdict) {
    switch (verdict) {
        case PersonalVerdict::NoDomain:
            return "no domain of the site serves this kind of person";
        case PersonalVerdict::NotActive:
            return kNotActivePerson;
        case PersonalVerdict::OutdatedData:
            return "the register has not confirmed this person's data lately";
        case PersonalVerdict::NoAlternateAddress:
            return kNoAlternateAddress;
        case PersonalVerdict::MayCreate:
        case PersonalVerdict::MayReset:
        case PersonalVerdict::SentShortlyBefore:
        case PersonalVerdict::AccountClosed:
        case PersonalVerdict::NoName:
            return "every user name that could be made for this person is taken: name an address";
        case PersonalVerdict::CreationNotOffered:
        case PersonalVerdict::ResetNotOffered:
            break;
    }
    return "this person cannot have a personal account now";
}

std::string explain(OfficialVerdict verdict) {
    switch (verdict) {
        case OfficialVerdict::NoSuchDomain:
            return "the database knows no such domain, or it is switched off";
        case OfficialVerdict::NotAUserName:
            return kNotAUserName;
        case OfficialVerdict::ReservedName:
            return kReservedName;
        case OfficialVerdict::NoSuchPerson:
            return "the register of this site knows no such person";
        case OfficialVerdict::NotActivePerson:
            return kNotActivePerson;
        case OfficialVerdict::NoSuchWorkCentre:
            return "the catalogue of this site has no such work centre";
        case OfficialVerdict::ClosedWorkCentre:
            return "this work centre is closed";
        case OfficialVerdict::OutdatedWorkCentre:
            return "the catalogue has not confirmed this work centre's data lately";
        case OfficialVerdict::NoSuchOffice:
            return "there is no such office at this site";
        case OfficialVerdict::NoWorkCentre:
            return "an account of a work centre needs --work-centre";
        case OfficialVerdict::WorkCentreAlien:
            return "only an account of type work-centre takes --work-centre";
        case OfficialVerdict::NobodyAnswers:
            return "somebody must answer for it: --person, or for a service also --office";
        case OfficialVerdict::NoAlternateAddress:
            return kNoAlternateAddress;
        case OfficialVerdict::MayCreate:
        case OfficialVerdict::PersonalAccount:
            break;
    }
    return "this account cannot be made";
}

int refuse_taken(const std::string& address) {
    return refuse("somebody has or had the address " + base::make_printable(address));
}

int create_personal(service::World& world, const Options& options, const std::string& site_key,
                    const std::string& address) {
    const auto person = find_person_at(world, site_key, options.text_or("--person", ""));
    if (!person) return kRefused;
    const AccountDesk desk(world);
    const auto ordered = desk.personal().create(
        {.person_id = person->id, .address = address, .delivery = delivery_of(options)}, kOperator);
    switch (ordered.outcome) {
        case accounts::PersonalOrderOutcome::Created:
            return print_slip(world, {ordered.address, ordered.credential, ordered.expires_at}, options.has("--json"));
        case accounts::PersonalOrderOutcome::Refused:
            return refuse(explain(ordered.verdict));
        case accounts::PersonalOrderOutcome::HasAccount:
            return refuse("this person has the account " + ordered.address + "; account reset issues a credential");
        case accounts::PersonalOrderOutcome::OtherDomain:
            return refuse("the personal accounts of this kind of person are in another domain");
        case accounts::PersonalOrderOutcome::NotAUserName:
            return refuse(kNotAUserName);
        case accounts::PersonalOrderOutcome::ReservedName:
            return refuse(kReservedName);
        case accounts::PersonalOrderOutcome::AddressTaken:
            return refuse_taken(address);
    }
    return kRefused;
}

// False: something was named that there is not, and it has been told.
bool find_holder(service::World& world, const Options& options, const std::string& site_key, accounts::Holder& holder) {
    if (options.has("--person")) {
        const auto person = find_person_at(world, site_key, options.text_or("--person", ""));
        if (!person) return false;
        holder.person_id = person->id;
    }
    if (options.has("--work-centre")) {
        holder.work_centre_id = find_centre_at(world, site_key, options.text_or("--work-centre", ""));
        if (!holder.work_centre_id) return false;
    }
    if (options.has("--office")) {
        holder.office_id = find_office_at(world, site_key, options.text_or("--office", ""));
        if (!holder.office_id) return false;
    }
    return true;
}

int create_official(service::World& world, const Options& options, const std::string& site_key,
                    const std::string& address, AccountType type) {
    accounts::OfficialOrder order{.address = address, .type = type, .holder = {}, .delivery = delivery_of(options)};
    if (!find_holder(world, options, site_key, order.holder)) return kRefused;
    const AccountDesk desk(world);
    const auto ordered = desk.official().create(order, kOperator);
    switch (ordered.outcome) {
        case accounts::OfficialOutcome::Created:
            return print_slip(world, {address, ordered.credential, ordered.expires_at}, options.has("--json"));
        case accounts::OfficialOutcome::Refused:
            return refuse(explain(ordered.verdict));
        case accounts::OfficialOutcome::AddressTaken:
            return refuse_taken(address);
    }
    return kRefused;
}

std::optional<AccountType> parse_type(std::string text) {
    std::replace(text.begin(), text.end(), '-', '_');
    return accounts::parse_account_type(text);
}

// A person's own account under the name that is made for them.
int create_own(service::World& world, const Options& options) {
    const auto& sites = world.sites().all();
    if (!options.has("--person") || options.has("--work-centre") || options.has("--office") ||
        parse_type(options.text_or("--type", "personal")) != AccountType::Personal)
        return complain_usage("account create");
    if (!options.has("--site") && sites.size() > 1) {
        refuse("there are several sites: --site says which one");
        return kUsage;
    }
    return create_personal(world, options, options.text_or("--site", sites.front().key), {});
}

int create_named(service::World& world, const Options& options, const std::string& address) {
    const auto type = parse_type(options.text_or("--type", ""));
    const bool is_personal = type == AccountType::Personal;
    if (!type || options.has("--site") || address.find('@') == std::string::npos)
        return complain_usage("account create");
    if (is_personal && (!options.has("--person") || options.has("--work-centre") || options.has("--office")))
        return complain_usage("account create");
    const auto site_key = find_site_of(world, address);
    if (!site_key) return kRefused;
    return is_personal ? create_personal(world, options, *site_key, address)
                       : create_official(world, options, *site_key, address, *type);
}

}  // namespace

int create_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--letter", "--json"},
                                        {"--type", "--person", "--work-centre", "--office", "--site"});
    if (!options || options->words().size() > 1) return complain_usage("account create");
    if (options->words().empty()) return create_own(world, *options);
    return create_named(world, *options, base::to_lower(options->words().front()));
}

int reset_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--letter", "--json"}, {});
    if (!options || options->words().size() != 1) return complain_usage("account reset");
    const std::string address = base::to_lower(options->words().front());
    const AccountDesk desk(world);
    const auto reset = desk.accounts().reset(address, delivery_of(*options), kOperator);
    switch (reset.outcome) {
        case accounts::ResetOutcome::Reset:
            return print_slip(world, {address, reset.credential, reset.expires_at}, options->has("--json"));
        case accounts::ResetOutcome::NotOpen:
            return refuse("the account " + address + " is blocked or suspended");
        case accounts::ResetOutcome::NotActivePerson:
            return refuse(kNotActivePerson);
        case accounts::ResetOutcome::NoAlternateAddress:
            return refuse(kNoAlternateAddress);
        case accounts::ResetOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

}  // namespace valija::valijactl
