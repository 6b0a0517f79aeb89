// SPDX-License-Identifier: AGPL-3.0-or-later
// The running instance that an integration test talks to (VALIJA_PORT, VALIJA_VAR), its demonstration people and its
// operator's command.
#pragma once

#include <string>
#include <vector>

#include "db/connection.h"
#include "support/process.h"
#include "support/wait.h"

namespace valija::tests {

int port();
// V, the instance's folder.
std::string folder();
std::string portal();        // http://localhost:<port>
std::string webmail();       // http://webmail.localhost:<port>
std::string other_portal();  // the second site's

struct DemoPerson {
    std::string address;
    std::string password;
};
// The first whose address begins so; none is a Fault.
DemoPerson person(const std::string& beginning);
// Everybody of the first site who can sign in and plays no other part: for loads of many persons.
std::vector<DemoPerson> active_people();

// valijactl's status and standard output.
Finished ctl(const Command& words);
// The instance's database, as its root: for what a test has to prepare or to see behind the curtain.
db::Settings database();
// The answer of a security code.
std::string solve(const std::string& challenge);

// What was failed at so far is forgotten: for tests of something else.
void forget_failures();

// The instance's real clock plus so many seconds, until the object goes.
class ClockOffset {
  public:
    explicit ClockOffset(long seconds);
    ~ClockOffset();
    ClockOffset(const ClockOffset&) = delete;
    ClockOffset& operator=(const ClockOffset&) = delete;
};

// A part of the instance (mariadb, postfix) stopped until the object goes; then it answers again.
class StoppedPart {
  public:
    explicit StoppedPart(std::string name);
    ~StoppedPart();
    StoppedPart(const StoppedPart&) = delete;
    StoppedPart& operator=(const StoppedPart&) = delete;

  private:
    std::string name_;
};

}  // namespace valija::tests
