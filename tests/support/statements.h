// SPDX-License-Identifier: AGPL-3.0-or-later
// What the database was asked by a program's user, values left out: the same for two people, or somebody could tell
// them apart.
#pragma once

#include <regex>
#include <string>

#include "support/instance.h"

namespace valija::tests {

// `user` as the grants name it: "valija_login".
template <typename Work>
std::string statements_of(const std::string& user, Work work) {
    constexpr db::Query kRead{"read_log",
                              "SELECT argument FROM mysql.general_log WHERE user_host LIKE ?"
                              " AND command_type IN ('Execute', 'Query') ORDER BY event_time"};
    db::Connection connection(database());
    connection.run_script("SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = ON");
    work();
    connection.run_script("SET GLOBAL general_log = OFF");
    std::string log;
    for (const db::Row& row : connection.select(kRead, user + '%')) log += row.text(0) + "\n";
    connection.run_script("TRUNCATE mysql.general_log");
    log = std::regex_replace(log, std::regex("SET SESSION [^\n]*\n|SET NAMES[^\n]*\n"), "");  // of a new connection
    log = std::regex_replace(log, std::regex("'(\\\\.|[^'\\\\])*'"), "?");
    return std::regex_replace(log, std::regex("([(,= ])(NULL|[0-9]+)(?=[,) \n])"), "$1?");
}

}  // namespace valija::tests
