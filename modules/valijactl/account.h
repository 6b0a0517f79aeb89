// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl account: the account service at the operator's hand. Showing stands in account.cpp, what issues a
// credential in account_issue.cpp, every other change in account_change.cpp.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int show_account(service::World& world, const Arguments& arguments);
int list_accounts(service::World& world, const Arguments& arguments);
// Live sessions and known browsers, a line each.
int list_account_sessions(service::World& world, const Arguments& arguments);

int create_account(service::World& world, const Arguments& arguments);
int reset_account(service::World& world, const Arguments& arguments);

int block_account(service::World& world, const Arguments& arguments);
int unblock_account(service::World& world, const Arguments& arguments);
int suspend_account(service::World& world, const Arguments& arguments);
int resume_account(service::World& world, const Arguments& arguments);
int reassign_account(service::World& world, const Arguments& arguments);
int modify_account(service::World& world, const Arguments& arguments);
int delete_account(service::World& world, const Arguments& arguments);
int reset_second_factor(service::World& world, const Arguments& arguments);

// "there is no account x", on standard error; returns kRefused.
int refuse_unknown_account(const std::string& address);

}  // namespace valija::valijactl
