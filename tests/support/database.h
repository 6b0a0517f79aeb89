// SPDX-License-Identifier: AGPL-3.0-or-later
// A real MariaDB of the test's own, started in a third of a second: an empty folder, a socket, no network, no users
// (everybody may do everything: rights are tested against an instance). Gone with the object.
#pragma once

#include <memory>

#include "db/connection.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace valija::tests {

class Database {
  public:
    enum class Commits {
        Forgettable,  // quick: a kill of the server may lose some
        Durable,      // as an instance's server has them: innodb_flush_log_at_trx_commit = 1
    };

    explicit Database(Commits commits = Commits::Forgettable);
    ~Database();

    db::Settings settings() const;
    // An empty database in place of what there was.
    void clear();
    // Our tables, empty, in place of what there was, with the sites and domains of the repository's sites/.
    void lay_backbone();

    void stop();
    void start();
    // SIGKILL, if nobody else has sent it; then start() again.
    void kill();
    pid_t pid() const { return server_->pid(); }

    // One for all suites of a test program.
    static Database& shared();

  private:
    TemporaryFolder folder_;
    Commits commits_;
    std::unique_ptr<Process> server_;
    bool backbone_laid_ = false;
};

}  // namespace valija::tests
