<?php
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * valija_guard: Roundcube serves the person whom nginx vouches for with each request, and nobody else.
 *
 * nginx asks the module sign-on (auth_request) and passes its answer on as VALIJA_USER (address), VALIJA_LOGIN and
 * VALIJA_TOKEN (what opens IMAP and SMTP), VALIJA_NAME (percent-encoded) and VALIJA_SESSION (the webmail session).
 * Roundcube's own session is bound to VALIJA_SESSION: met under another it is ended before anything of it is shown,
 * contacts and settings included. Its log-in form is never honoured, no token is kept in its session, and logging out
 * ends the portal's session too. Without the five values nothing is served.
 */
class valija_guard extends rcube_plugin
{
    /** Marks in Roundcube's session which webmail session it belongs to. */
    private const BOUND_TO = 'valija_session';

    private $user;
    private $login;
    private $token;
    private $name;
    private $session;

    /** Runs before any page, error pages included. */
    public function init()
    {
        $this->read_who_is_there();
        $this->end_a_foreign_session();

        $this->add_hook('startup', [$this, 'startup']);
        $this->add_hook('authenticate', [$this, 'authenticate']);
        $this->add_hook('login_after', [$this, 'login_after']);
        $this->add_hook('login_failed', [$this, 'login_failed']);
        $this->add_hook('user_create', [$this, 'user_create']);
        $this->add_hook('storage_connect', [$this, 'storage_connect']);
        $this->add_hook('smtp_connect', [$this, 'smtp_connect']);
        $this->add_hook('logout_after', [$this, 'logout_after']);
        $this->add_hook('startup', [$this, 'link_to_account']);
        $this->add_hook('identity_form', [$this, 'identity_form']);
        $this->add_hook('identity_update', [$this, 'identity_update']);
    }

    /** From the mail to the person's own account at the portal. */
    public function link_to_account($args)
    {
        $this->add_texts('localization/');
        $this->add_button([
            'type' => 'link', 'label' => 'valija_guard.account', 'href' => ($_SERVER['VALIJA_PORTAL'] ?? '') . '/account',
            'class' => 'vcard valija-account', 'innerclass' => 'inner',
        ], 'taskbar');
        return $args;
    }

    /** Nobody logged in yet: log in, whatever was asked for. */
    public function startup($args)
    {
        if (!empty($_SESSION['user_id'])) {
            return $args;
        }
        if (($_GET['_task'] ?? '') === 'logout') {
            $this->hand_over_to(($_SERVER['VALIJA_PORTAL'] ?? '') . '/logout');
        }
        return ['task' => 'login', 'action' => 'login'];
    }

    /** Roundcube keeps the password it logs in with: it gets none, storage_connect has the token. */
    public function authenticate($args)
    {
        return ['user' => $this->user, 'pass' => 'none', 'valid' => true, 'cookiecheck' => false];
    }

    public function login_after($args)
    {
        $_SESSION[self::BOUND_TO] = $this->session;
        return $args;
    }

    public function login_failed($args)
    {
        rcmail::get_instance()->kill_session();
        $this->serve_nothing();
    }

    /** First visit: the identity gets the person's name from the portal. */
    public function user_create($args)
    {
        return ['user_email' => $this->user, 'user_name' => rawurldecode($this->name)];
    }

    /** No copy of everything that is written from now on, and no answers to elsewhere: that is forwarding, which the portal asks the password for. */
    public function identity_form($args)
    {
        unset($args['form']['addressing']['content']['reply-to'], $args['form']['addressing']['content']['bcc']);
        return $args;
    }

    public function identity_update($args)
    {
        $args['record']['reply-to'] = $args['record']['bcc'] = '';
        return $args;
    }

    /** Dovecot trusts this machine to say where the person sits. */
    public function storage_connect($args)
    {
        $where = ['x-originating-ip' => $_SERVER['REMOTE_ADDR']];
        return ['user' => $this->login, 'pass' => $this->token, 'preauth_ident' => $where];
    }

    public function smtp_connect($args)
    {
        return ['smtp_user' => $this->login, 'smtp_pass' => $this->token];
    }

    public function logout_after($args)
    {
        $this->inside_nginx('/sign-on/leave');
    }

    private function read_who_is_there()
    {
        foreach (['user', 'login', 'token', 'name', 'session'] as $what) {
            $this->$what = $_SERVER['VALIJA_' . strtoupper($what)] ?? '';
        }
        if (in_array('', [$this->user, $this->login, $this->token, $this->session], true)) {
            $this->serve_nothing();
        }
    }

    private function end_a_foreign_session()
    {
        if (empty($_SESSION['user_id'])) {
            return;
        }
        $bound_to = $_SESSION[self::BOUND_TO] ?? '';
        if ($bound_to !== $this->session || $_SESSION['username'] !== $this->user) {
            rcmail::get_instance()->kill_session();
            $this->hand_over_to('/');
        }
    }

    /** A page follows 302; Roundcube's JavaScript follows Location on an error answer. */
    private function hand_over_to($where)
    {
        $script = !empty($_SERVER['HTTP_X_ROUNDCUBE_REQUEST']) || !empty($_REQUEST['_remote']);
        header('Cache-Control: no-store');
        header('Location: ' . $where, true, $script ? 401 : 302);
        exit;
    }

    private function serve_nothing()
    {
        $this->inside_nginx('/unavailable');
    }

    /** nginx answers in our place, from a location that no browser can ask for. */
    private function inside_nginx($location)
    {
        http_response_code(503);
        header('X-Accel-Redirect: ' . $location);
        exit;
    }
}
