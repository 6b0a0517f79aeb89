// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"
#include "valijactl/account.h"
#include "valijactl/holder.h"
#include "valijactl/numbers.h"
#include "valijactl/options.h"
#include "valijactl/tools.h"

namespace valija::valijactl {

namespace {

int refuse_state(const std::string& address, const char* state) {
    return refuse("the account " + address + " is not " + state);
}

// Bytes of "500M" or "20G"; nullopt: neither.
std::optional<std::uint64_t> parse_size(const std::string& text) {
    constexpr std::uint64_t kMost = accounts::kMostQuota;
    const unsigned shift = text.ends_with('G') ? 30 : text.ends_with('M') ? 20 : 0;
    if (shift == 0) return std::nullopt;
    const auto number = parse_number(text.substr(0, text.size() - 1), kMost >> shift);
    return number ? std::optional(*number << shift) : std::nullopt;
}

}  // namespace

int block_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    switch (desk.accounts().block(address, kOperator)) {
        case accounts::BlockOutcome::Blocked:
            return kDone;
        case accounts::BlockOutcome::NotActive:
            return refuse_state(address, "active");
        case accounts::BlockOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int unblock_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    switch (desk.accounts().unblock(address, kOperator)) {
        case accounts::UnblockOutcome::Unblocked:
            return kDone;
        case accounts::UnblockOutcome::NotBlocked:
            return refuse_state(address, "blocked");
        case accounts::UnblockOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int suspend_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    switch (desk.accounts().suspend(address, kOperator)) {
        case accounts::SuspendOutcome::Suspended:
            return kDone;
        case accounts::SuspendOutcome::NotActive:
            return refuse_state(address, "active");
        case accounts::SuspendOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int resume_account(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    switch (desk.accounts().resume(address, kOperator)) {
        case accounts::ResumeOutcome::Resumed:
            return kDone;
        case accounts::ResumeOutcome::NotSuspended:
            return refuse_state(address, "suspended");
        case accounts::ResumeOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int reassign_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {}, {"--person"});
    if (!options || options->words().size() != 1 || !options->has("--person"))
        return complain_usage("account reassign");
    const std::string address = base::to_lower(options->words().front());
    const auto site_key = find_site_of(world, address);
    const auto person = site_key ? find_person_at(world, *site_key, options->text_or("--person", "")) : std::nullopt;
    if (!person) return kRefused;
    const AccountDesk desk(world);
    switch (desk.accounts().reassign(address, person->id, kOperator)) {
        case accounts::ReassignOutcome::Reassigned:
            return kDone;
        case accounts::ReassignOutcome::PersonalAccount:
            return refuse("a personal account is never another's: " + address);
        case accounts::ReassignOutcome::NotOpen:
            return refuse("the account " + address + " is blocked or suspended");
        case accounts::ReassignOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
        case accounts::ReassignOutcome::NoSuchPerson:
            return refuse("the register of " + *site_key + " knows nobody with this national ID");
        case accounts::ReassignOutcome::NotActivePerson:
            return refuse("this person has left the institution");
        case accounts::ReassignOutcome::NoAlternateAddress:
            return refuse("this person has no confirmed alternate address that a credential may go to");
    }
    return kRefused;
}

int modify_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {}, {"--quota", "--address"});
    if (!options || options->words().size() != 1 || !(options->has("--quota") || options->has("--address")))
        return complain_usage("account modify");
    const std::string address = base::to_lower(options->words().front());
    accounts::Modification modification;
    if (options->has("--address")) modification.address = base::to_lower(options->text_or("--address", ""));
    if (options->has("--quota")) {
        modification.quota_bytes = parse_size(options->text_or("--quota", ""));
        if (!modification.quota_bytes) return refuse("a quota is 1M to 1024G");
    }
    const AccountDesk desk(world);
    switch (desk.accounts().modify(address, modification, kOperator)) {
        case accounts::ModifyOutcome::Modified:
            return kDone;
        case accounts::ModifyOutcome::AddressTaken:
            return refuse("somebody has or had the address " + *modification.address);
        case accounts::ModifyOutcome::OtherDomain:
            return refuse("the new address must be of the same domain");
        case accounts::ModifyOutcome::NotAUserName:
            return refuse("the new address takes small letters and digits, with single dots, hyphens or underscores");
        case accounts::ModifyOutcome::ReservedName:
            return refuse("this name is kept for mail itself, the portal or the institution's desks");
        case accounts::ModifyOutcome::QuotaOutOfRange:
            return refuse("a quota is 1M to 1024G");
        case accounts::ModifyOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int delete_account(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {}, {"--yes"});
    if (!options || options->words().size() != 1 || !options->has("--yes")) return complain_usage("account delete");
    const std::string address = base::to_lower(options->words().front());
    if (base::to_lower(options->text_or("--yes", "")) != address)
        return refuse("--yes does not repeat the address; nothing was deleted");
    const AccountDesk desk(world);
    switch (desk.accounts().remove(address, kOperator)) {
        case accounts::DeleteOutcome::Deleted:
            return kDone;
        case accounts::DeleteOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

int reset_second_factor(service::World& world, const Arguments& arguments) {
    const std::string address = base::to_lower(arguments[0]);
    const AccountDesk desk(world);
    switch (desk.accounts().reset_second_factor(address, kOperator)) {
        case accounts::ResetFactorOutcome::Reset:
            return kDone;
        case accounts::ResetFactorOutcome::NotEnrolled:
            return refuse("the account " + address + " has no second factor");
        case accounts::ResetFactorOutcome::NoSuchAccount:
            return refuse_unknown_account(address);
    }
    return kRefused;
}

}  // namespace valija::valijactl
