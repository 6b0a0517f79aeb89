// SPDX-License-Identifier: AGPL-3.0-or-later
// Between a program and MariaDB: one socket ("door") for each program, and every statement and every answer shown to a
// watcher, who may cut the connection there. So a test strikes exactly between two statements of a shipped program that
// has no switch for it. Speaks the protocol just so far as to know which statement is under way and whether a
// transaction is open: https://mariadb.com/kb/en/clientserver-protocol/ (packets, COM_QUERY, COM_STMT_*).
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace valija::tests {

enum class Passing {
    Statement,  // before the server gets it
    Sent,       // the server has just got it
    Answer,     // the server has answered; the program does not know yet
};

struct Passage {
    std::string door;
    Passing passing = Passing::Statement;
    std::string statement;  // SQL as it was sent: "COMMIT", "BEGIN NOT ATOMIC INSERT INTO ..."
    // On this connection, as the server has confirmed it; from the moment COMMIT is sent it is open no longer.
    bool in_transaction = false;
};

// Alone, or in the compound statement that it travels in.
bool is_begin(std::string_view statement);
bool is_commit(std::string_view statement);

class DatabaseProxy {
  public:
    struct Door {
        std::string name;
        std::string path;  // of the socket to make
    };

    DatabaseProxy(std::string server_socket, std::vector<Door> doors);
    ~DatabaseProxy();
    DatabaseProxy(const DatabaseProxy&) = delete;
    DatabaseProxy& operator=(const DatabaseProxy&) = delete;

    // Sees what passes, in the proxy's thread, while everything else waits. True: this connection is cut here. What the
    // connection itself needs (SET SESSION, PREPARE, PING) is not shown.
    using Watcher = std::function<bool(const Passage&)>;
    void watch(Watcher watcher);
    // For the watcher alone: the connections of a door (empty: of all) that have a transaction open.
    std::size_t count_open_transactions(const std::string& door) const;

  private:
    struct Link {
        std::string door;
        int client = -1;
        int server = -1;
        std::string from_client;  // a packet that is not whole yet
        std::string from_server;  // the beginning of the answer to a PREPARE
        std::string statement;
        std::string preparing;
        std::map<std::uint32_t, std::string> prepared;
        bool answer_expected = false;
        bool in_transaction = false;
        bool is_over = false;
    };

    void run(const std::stop_token& stop);
    void serve();
    void accept(const std::string& door, int listening);
    void hear_client(Link& link);
    void hear_server(Link& link);
    void take_packet(Link& link, const std::string& packet);
    void take_statement(Link& link, const std::string& packet, std::string statement);
    void take_answer(Link& link);
    void note_prepared(Link& link, std::string_view bytes);
    bool is_cut(const Link& link, Passing passing) const;

    std::string server_socket_;
    std::map<int, std::string> doors_;  // by their listening sockets
    std::list<Link> links_;
    std::mutex mutex_;
    Watcher watcher_;
    std::jthread thread_;
};

}  // namespace valija::tests
