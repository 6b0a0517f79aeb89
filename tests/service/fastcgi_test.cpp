// SPDX-License-Identifier: AGPL-3.0-or-later
// A module's own socket, asked as nginx asks it: a kept connection always stands at the beginning of the next request,
// whatever the request before was. A request of the right length once left its end record in the socket, where it was
// taken for the next request: the module closed, nginx took both programs for dead for a second, and some 30 browsers
// with long headers turned a quarter of everybody's requests into 502.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <vector>

#include "support/fastcgi.h"
#include "support/instance.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr std::size_t kLibraryReads = 8192;  // libfcgi asks the socket for so many bytes at once
constexpr std::size_t kHeadBytes = 8;

// A GET whose whole stream has this many bytes (a multiple of 8).
std::string get(std::size_t stream_bytes) {
    const auto with_agent = [](std::size_t agent) {
        return begin() +
               record(Record::Params, parameter("REQUEST_METHOD", "GET") + parameter("DOCUMENT_URI", "/login") +
                                          parameter("VALIJA_SITE", "educacion") +
                                          parameter("HTTP_USER_AGENT", std::string(agent, 'a'))) +
               record(Record::Params, "") + record(Record::Stdin, "");
    };
    for (std::size_t agent = 0;; ++agent) {
        std::string stream = with_agent(agent);
        if (stream.size() >= stream_bytes) return stream;
    }
}

std::string post(const std::string& declared, const std::string& body) {
    return begin() +
           record(Record::Params, parameter("REQUEST_METHOD", "POST") + parameter("DOCUMENT_URI", "/login") +
                                      parameter("VALIJA_SITE", "educacion") + parameter("CONTENT_LENGTH", declared)) +
           record(Record::Params, "") + record(Record::Stdin, body) + record(Record::Stdin, "");
}

class Connection {
  public:
    Connection() : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        (folder() + "/run/login-1.sock").copy(address.sun_path, sizeof address.sun_path - 1);
        CHECK(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        const timeval patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Whether the other side is still there to be told.
    bool say(const std::string& stream) const {
        return ::send(socket_, stream.data(), stream.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(stream.size());
    }

    // A byte, if there is room for one; whether the other side is still there.
    bool trickle() const { return ::send(socket_, "x", 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1 || errno == EAGAIN; }

    // The answer's first line; empty: the other side has closed.
    std::string ask(const std::string& stream) const {
        if (!say(stream)) return "";
        std::string text;
        for (;;) {
            const std::string head = read(kHeadBytes);
            if (head.empty()) return "";
            const std::string content = read(byte(head, 4) * 256 + byte(head, 5));
            read(byte(head, 6));
            if (head[1] == static_cast<char>(Record::Stdout)) text += content;
            if (head[1] == static_cast<char>(Record::End)) return text.substr(0, text.find('\r'));
        }
    }

  private:
    static std::size_t byte(const std::string& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

    std::string read(std::size_t count) const {
        std::string bytes(count, '\0');
        if (count > 0 && ::recv(socket_, bytes.data(), count, MSG_WAITALL) != static_cast<ssize_t>(count)) return "";
        return bytes;
    }

    int socket_;
};

std::string good() { return get(0); }

// One name of the four in a GET_VALUES record is answered past the end of libfcgi's stack.
std::string question_about_the_library() {
    std::string names;
    for (int i = 0; i < 4; ++i) names += std::string("\x0e\0", 2) + "FCGI_MAX_CONNS";
    return record(Record::GetValues, names, 0);
}

std::string with_version(char version, std::string stream) {
    stream[0] = version;
    return stream;
}

// Nothing of this is a request, each in another way.
std::vector<std::string> garbage() {
    return {"GET / HTTP/1.1\r\n\r\n",
            std::string(10000, '\xff'),
            std::string(10000, '\0'),
            with_version(2, good()),
            record(Record::Params, parameter("REQUEST_METHOD", "GET")),
            record(Record::Stdin, "body"),
            begin() + begin() + good(),
            begin() + record(Record::Abort, ""),
            begin() + record(Record::Params, std::string(8, '\xff')) + record(Record::Params, ""),
            begin() + record(Record::Params, parameter("NAME", "cut").substr(0, 10)) + record(Record::Params, ""),
            record(Record::Begin, std::string{0, 7, 1, 0, 0, 0, 0, 0}) + good(),
            question_about_the_library(),
            begin() + question_about_the_library(),
            good() + good()};
}

int pid() { return std::stoi(run({"supervisorctl", "-c", folder() + "/etc/supervisord.conf", "pid", "login-1"}).out); }

// Resident, in KiB.
long memory_of(int process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    }
    return 0;
}

}  // namespace

class FastcgiTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FastcgiTest);
    CPPUNIT_TEST(a_kept_connection_survives_a_request_of_any_length);
    CPPUNIT_TEST(a_body_longer_than_it_says_ends_the_connection);
    CPPUNIT_TEST(a_body_too_long_to_be_read_ends_the_connection);
    CPPUNIT_TEST(the_longest_request_passes);
    CPPUNIT_TEST(garbage_ends_its_connection_alone);
    CPPUNIT_TEST(ten_thousand_pieces_of_garbage_leave_nothing);
    CPPUNIT_TEST(halves_of_requests_hold_no_thread_for_long);
    CPPUNIT_TEST_SUITE_END();

  public:
    // At one length the end record alone is left for the library's next read.
    void a_kept_connection_survives_a_request_of_any_length() {
        const Connection connection;
        for (std::size_t length = kLibraryReads - 16; length <= kLibraryReads + 16; length += 8) {
            CHECK_EQUAL("Status: 200 OK", connection.ask(get(length)));
            ::usleep(20000);  // for the module to look at what was left
        }
        CHECK_EQUAL("Status: 200 OK", connection.ask(get(0)));
    }

    void a_body_longer_than_it_says_ends_the_connection() {
        const Connection connection;
        CHECK_EQUAL("Status: 413 Refused", connection.ask(post("10", std::string(20000, 'x') + get(0))));
        CHECK_EQUAL("", connection.ask(get(0)));
    }

    void a_body_too_long_to_be_read_ends_the_connection() {
        const Connection connection;
        CHECK_EQUAL("Status: 413 Refused", connection.ask(post("300000", get(0))));
        CHECK_EQUAL("", connection.ask(get(0)));
    }

    // nginx takes heads of 34 kB and bodies of 64 kB; the whole of it has to wait in the socket.
    void the_longest_request_passes() {
        const Connection connection;
        const std::string head =
            record(Record::Params, parameter("REQUEST_METHOD", "POST") + parameter("DOCUMENT_URI", "/login") +
                                       parameter("VALIJA_SITE", "educacion") + parameter("CONTENT_LENGTH", "65536") +
                                       parameter("HTTP_COOKIE", std::string(40000, 'c')));
        const std::string half = record(Record::Stdin, std::string(32768, 'x'));
        const std::string request =
            begin() + head + record(Record::Params, "") + half + half + record(Record::Stdin, "");
        CHECK_EQUAL("Status: 400 Refused", connection.ask(request));  // no content type
        CHECK_EQUAL("Status: 400 Refused", connection.ask(request));
        CHECK_EQUAL("Status: 200 OK", connection.ask(good()));
    }

    // A record that asks libfcgi about itself once ended the program: its answer went past 64 bytes of stack.
    void garbage_ends_its_connection_alone() {
        const int before = pid();
        for (const std::string& stream : garbage()) {
            const Connection connection;
            CHECK_EQUAL("", connection.ask(stream));
            CHECK_EQUAL("Status: 200 OK", Connection().ask(good()));
        }
        CHECK_EQUAL(before, pid());
    }

    void ten_thousand_pieces_of_garbage_leave_nothing() {
        const int before = pid();
        throw_garbage(2000);
        const long memory = memory_of(before);
        throw_garbage(8000);
        // One of libfcgi's buffers for each would be more. (The sanitized program keeps what was freed for a while.)
        CHECK(memory > 0 && memory_of(before) < memory + 8000L * 8);
        CHECK_EQUAL(before, pid());
    }

    // More of them than the program has threads; one of them goes on byte by byte and does not gain time by it.
    void halves_of_requests_hold_no_thread_for_long() {
        const int before = pid();
        const std::string half = (begin() + record(Record::Params, std::string(60000, 'x'))).substr(0, 40);
        std::vector<std::unique_ptr<Connection>> held;
        for (int i = 0; i < 40; ++i) {
            held.push_back(std::make_unique<Connection>());
            CHECK(held.back()->say(half));
        }
        wait_until("the trickle is cut off", [&] { return !held[0]->trickle(); });
        CHECK_EQUAL("Status: 200 OK", Connection().ask(good()));
        CHECK_EQUAL(before, pid());
    }

  private:
    static void throw_garbage(int count) {
        const auto pieces = garbage();
        for (int i = 0; i < count; ++i) Connection().say(pieces[static_cast<std::size_t>(i) % pieces.size()]);
        CHECK_EQUAL("Status: 200 OK", Connection().ask(good()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FastcgiTest);

}  // namespace valija::tests
