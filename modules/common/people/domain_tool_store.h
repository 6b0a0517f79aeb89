// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table domain_tool: the institution's other tools (drive, calendar, classroom), to which a person's account
// leads (row D7).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"

namespace valija::people {

inline constexpr std::size_t kToolNameMaxCharacters = 60;

struct DomainTool {
    std::string name;
    std::string url;
};

// "https://" and a host, in ASCII without spaces, 300 characters at most: it becomes a link.
bool is_tool_url(std::string_view url);

// By name.
std::vector<DomainTool> list_domain_tools(db::Connection& connection, std::uint32_t domain_id);
std::vector<DomainTool> list_tools_of_mailbox(db::Connection& connection, std::uint64_t mailbox_id);
void save_domain_tool(db::Connection& connection, std::uint32_t domain_id, const DomainTool& tool);
// False: there is none of that name.
bool remove_domain_tool(db::Connection& connection, std::uint32_t domain_id, const std::string& name);

}  // namespace valija::people
