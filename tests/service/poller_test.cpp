// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/poller.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <future>
#include <optional>
#include <thread>
#include <vector>

#include "base/log.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::service {

namespace {

using namespace std::chrono_literals;

sockaddr_un to_address(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

int listen_at(const std::string& path) {
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = to_address(path);
    CHECK(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    CHECK(::listen(listening, 128) == 0);
    return listening;
}

int make_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

// Nothing in this process gets a new descriptor until the object goes; one unconnected socket was made before.
class NoMoreDescriptors {
  public:
    NoMoreDescriptors() : spare_(make_socket()) {
        CHECK(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
        const rlimit none{.rlim_cur = 3, .rlim_max = before_.rlim_max};
        CHECK(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    }
    ~NoMoreDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    NoMoreDescriptors(const NoMoreDescriptors&) = delete;
    NoMoreDescriptors& operator=(const NoMoreDescriptors&) = delete;

    int spare() const { return spare_; }

  private:
    int spare_;
    rlimit before_{};
};

std::chrono::nanoseconds processor_time() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// A client that says one byte a request and reads one byte an answer.
class Client {
  public:
    explicit Client(const std::string& path) : Client(path, make_socket()) {}
    // Takes the socket over.
    Client(const std::string& path, int unconnected) : socket_(unconnected) {
        const sockaddr_un address = to_address(path);
        CHECK(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        const timeval patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void say(char word) const { CHECK(::write(socket_, &word, 1) == 1); }
    // '\0' when the other side has closed.
    char hear() const {
        char word = '\0';
        return ::read(socket_, &word, 1) == 1 ? word : '\0';
    }
    char ask(char word) const {
        say(word);
        return hear();
    }

  private:
    int socket_;
};

// Answers each request with the next letter and keeps the connection, as a module's thread does.
void serve(Poller& poller) {
    while (const auto connection = poller.take()) {
        char word = '\0';
        if (::read(*connection, &word, 1) != 1) {
            ::close(*connection);
            continue;
        }
        const char answer = static_cast<char>(word + 1);
        CHECK(::write(*connection, &answer, 1) == 1);
        poller.keep(*connection);
    }
}

int count_descriptors() {
    int count = 0;
    for (int i = 0; i < 1024; ++i) count += ::fcntl(i, F_GETFD) >= 0 ? 1 : 0;
    return count;
}

}  // namespace

class PollerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PollerTest);
    CPPUNIT_TEST(answers_a_request);
    CPPUNIT_TEST(a_kept_connection_is_served_again);
    CPPUNIT_TEST(idle_connections_hold_no_thread);
    CPPUNIT_TEST(a_closed_connection_is_dropped);
    CPPUNIT_TEST(without_descriptors_newcomers_wait_and_no_core_burns);
    CPPUNIT_TEST(stop_finishes_what_runs_and_takes_no_more);
    CPPUNIT_TEST(a_request_that_comes_while_stopping_is_answered);
    CPPUNIT_TEST(stop_without_any_connection_ends_at_once);
    CPPUNIT_TEST(a_connection_kept_after_the_stop_is_closed);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        listening_ = listen_at(folder_.path("socket"));
        poller_ = std::make_unique<Poller>(listening_);
        loop_ = std::thread([this] { poller_->run(); });
    }

    void tearDown() override {
        stop();
        poller_.reset();
        ::close(listening_);
        ::unlink(folder_.path("socket").c_str());
    }

    void answers_a_request() {
        start_workers(1);
        CHECK_EQUAL('b', Client(folder_.path("socket")).ask('a'));
    }

    void a_kept_connection_is_served_again() {
        start_workers(2);
        const Client client(folder_.path("socket"));
        for (int i = 0; i < 1000; ++i) CHECK_EQUAL('b', client.ask('a'));
    }

    // A thread a connection starves: fifty kept connections, one thread, and everyone is answered.
    void idle_connections_hold_no_thread() {
        start_workers(1);
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 50; ++i) clients.push_back(std::make_unique<Client>(folder_.path("socket")));
        for (int turn = 0; turn < 3; ++turn) {
            for (const auto& client : clients) CHECK_EQUAL('b', client->ask('a'));
        }
    }

    void a_closed_connection_is_dropped() {
        start_workers(1);
        const int before = count_descriptors();
        for (int i = 0; i < 100; ++i) CHECK_EQUAL('b', Client(folder_.path("socket")).ask('a'));
        for (int i = 0; i < 100; ++i) const Client silent(folder_.path("socket"));
        CHECK_EQUAL('b', Client(folder_.path("socket")).ask('a'));
        for (int tries = 0; count_descriptors() > before && tries < 500; ++tries) std::this_thread::sleep_for(10ms);
        CHECK_EQUAL(before, count_descriptors());
    }

    // Once the loop asked again and again for a connection that it could not have: a whole core, and a line of log
    // each.
    void without_descriptors_newcomers_wait_and_no_core_burns() {
        // UBSan looks at a type's memory, when it meets it first, through a descriptor: let it meet the logger's now.
        spdlog::warn("descriptors run out on purpose ({})", EMFILE);
        start_workers(1);
        const Client kept(folder_.path("socket"));
        CHECK_EQUAL('b', kept.ask('a'));
        std::optional<Client> newcomer;
        {
            const NoMoreDescriptors exhausted;
            newcomer.emplace(folder_.path("socket"), exhausted.spare());
            const auto before = processor_time();
            std::this_thread::sleep_for(400ms);
            CHECK(processor_time() - before < 100ms);
            CHECK_EQUAL('b', kept.ask('a'));
        }
        CHECK_EQUAL('b', newcomer->ask('a'));
    }

    void stop_finishes_what_runs_and_takes_no_more() {
        const Client idle(folder_.path("socket"));
        const Client asking(folder_.path("socket"));
        asking.say('a');
        const auto taken = poller_->take();  // a worker in the middle of a request
        CHECK(taken.has_value());
        poller_->stop();
        loop_.join();
        poller_->finish();
        CHECK_EQUAL('\0', idle.hear());
        CHECK(::write(*taken, "b", 1) == 1);
        poller_->keep(*taken);
        CHECK_EQUAL('b', asking.hear());
        CHECK_EQUAL('\0', asking.hear());
        CHECK(!poller_->take());
    }

    // nginx does not send a POST again to the twin when its connection is closed under it.
    void a_request_that_comes_while_stopping_is_answered() {
        const Client client(folder_.path("socket"));
        start_workers(1);
        CHECK_EQUAL('b', client.ask('a'));
        poller_->stop();
        loop_.join();
        for (auto& worker : workers_) worker.join();
        workers_.clear();
        client.say('c');
        poller_->finish();
        serve(*poller_);
        CHECK_EQUAL('d', client.hear());
    }

    void stop_without_any_connection_ends_at_once() {
        start_workers(4);
        const auto start = std::chrono::steady_clock::now();
        stop();
        CHECK(std::chrono::steady_clock::now() - start < 2s);
    }

    void a_connection_kept_after_the_stop_is_closed() {
        start_workers(1);
        const Client client(folder_.path("socket"));
        CHECK_EQUAL('b', client.ask('a'));
        stop();
        CHECK_EQUAL('\0', client.hear());
    }

  private:
    void start_workers(int count) {
        for (int i = 0; i < count; ++i) workers_.emplace_back([this] { serve(*poller_); });
    }

    void stop() {
        poller_->stop();
        if (loop_.joinable()) loop_.join();
        for (auto& worker : workers_) worker.join();
        workers_.clear();
        poller_->finish();
        serve(*poller_);
    }

    tests::TemporaryFolder folder_;
    int listening_ = -1;
    std::unique_ptr<Poller> poller_;
    std::thread loop_;
    std::vector<std::thread> workers_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PollerTest);

}  // namespace valija::service
