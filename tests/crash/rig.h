// SPDX-License-Identifier: AGPL-3.0-or-later
// A small instance of the test's own, of the shipped programs: nginx with our own FastCGI rules, both halves of
// self-service, the account page, couriers, a MariaDB that commits durably, an SMTP server to deliver to. Each program
// has a door of its own to the database, and may be killed and started again at any moment. Supervisor is played by the
// test: the listening sockets outlive the programs.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "courier/smtp_server.h"
#include "crash/database_proxy.h"
#include "guard/captcha_challenge.h"
#include "support/database.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace valija::tests {

class Rig {
  public:
    explicit Rig(unsigned halves = 2);  // of self-service
    ~Rig();
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    // Names of doors and programs: self-service-1, self-service-2, account-1, courier-1, courier-2; and "test", the
    // test's own door.
    void start(const std::string& program);
    // SIGKILL, if nobody else has sent it; how it ended, as in Finished.
    int kill(const std::string& program);
    bool is_running(const std::string& program) const { return programs_.at(program)->is_running(); }
    pid_t pid(const std::string& program) const { return programs_.at(program)->pid(); }
    std::string log(const std::string& program) const;

    std::string portal() const;
    Database& database() { return database_; }
    // Past the proxy.
    db::Settings direct() const { return database_.settings(); }
    db::Settings through(const std::string& door) const;
    DatabaseProxy& proxy() { return proxy_; }
    courier::SmtpServer& mail_server() { return mail_server_; }

    const base::Clock& clock() const { return clock_; }
    void move_clock(std::chrono::seconds by);
    std::string solve(const std::string& challenge) const;
    std::string activation_key() const;
    Finished ctl(const Command& words) const;

  private:
    void write_sites() const;
    void write_configuration(const std::string& door) const;
    void write_secrets() const;
    std::string write_nginx(unsigned halves) const;

    TemporaryFolder folder_;
    unsigned port_;
    courier::SmtpServer mail_server_;
    Database database_{Database::Commits::Durable};
    DatabaseProxy proxy_;
    base::OffsetClock clock_;
    std::chrono::seconds offset_{0};
    guard::Captcha captcha_;
    std::map<std::string, int> sockets_;
    std::map<std::string, std::unique_ptr<Process>> programs_;
    std::unique_ptr<Process> nginx_;
};

}  // namespace valija::tests
