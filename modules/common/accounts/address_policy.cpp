// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/address_policy.h"

#include <algorithm>

#include "base/mail_address.h"
#include "base/text.h"
#include "people/user_name.h"

namespace valija::accounts {

AddressVerdict judge_address(const std::string& address, AccountType type, const base::Sites& sites) {
    const std::string name = address.substr(0, address.rfind('@'));
    if (!people::is_user_name(name) || !base::is_mail_address(address)) return AddressVerdict::NotAUserName;
    const auto sends_from_it = [&](const base::Site& site) { return base::to_lower(site.no_reply) == address; };
    if (std::any_of(sites.all().begin(), sites.all().end(), sends_from_it)) return AddressVerdict::Reserved;
    const bool is_reserved = type == AccountType::Personal && people::is_reserved_user_name(name);
    return is_reserved ? AddressVerdict::Reserved : AddressVerdict::Fine;
}

}  // namespace valija::accounts
