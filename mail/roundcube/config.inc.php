<?php
// Roundcube for every site of this instance. Who is at the door, on which site, is said by nginx with each request
// (webmail.conf) and held to by the plugin valija_guard.

// Without the guard Roundcube would ask anybody for a password: then rather nothing at all.
if (!is_readable(__DIR__ . '/valija_guard/valija_guard.php')) {
    http_response_code(503);
    exit;
}

$config = [];

$config['db_dsnw'] = 'mysql://valija_roundcube:@PW_ROUNDCUBE@@unix(@V@/run/mysql.sock)/valija?charset=utf8mb4';
$config['db_prefix'] = 'rc_';
$config['des_key'] = '@ROUNDCUBE_KEY@';
$config['cipher_method'] = 'AES-256-CBC';

$config['imap_host'] = '127.0.0.1:@IMAP_PORT@';
$config['smtp_host'] = 'tls://127.0.0.1:@WEBMAIL_SUBMISSION_PORT@';
// Postfix and the guard hear where the person sits
$config['smtp_xclient_addr'] = true;
$config['smtp_conn_options'] = ['ssl' => [
    'verify_peer' => true, 'verify_peer_name' => true, 'peer_name' => 'localhost', 'cafile' => __DIR__ . '/tls.crt',
]];
// files of 25 MiB, a third longer after base64; Postfix takes 35 MiB
$config['max_message_size'] = '34M';
$config['mime_types'] = '/etc/mime.types';

$config['plugins'] = ['valija_guard'];
$config['product_name'] = $_SERVER['VALIJA_PRODUCT'] ?? '';
$config['skin_logo'] = $_SERVER['VALIJA_LOGO'] ?? null;
$config['support_url'] = ($_SERVER['VALIJA_PORTAL'] ?? '') . '/help-desk';
$config['language'] = 'es_ES';
$config['skin'] = 'elastic';
$config['display_product_info'] = 0;
$config['date_format'] = 'd/m/Y';
$config['date_long'] = 'd/m/Y H:i';
$config['enable_installer'] = false;
$config['enable_spellcheck'] = false;
// Nothing of a message or of a person makes this server ask another: no key servers, no style sheets fetched for a message.
$config['keyservers'] = [];
$config['disabled_actions'] = ['utils.modcss'];

// The portal's limits decide when a session ends; the guard's session ends with it. (Secure: see php-fpm.conf.)
$config['session_name'] = '__Host-valija_roundcube';
$config['session_auth_name'] = '__Host-valija_roundcube_auth';
$config['session_path'] = '/';
$config['session_samesite'] = 'Lax';
$config['session_lifetime'] = 60;
$config['login_rate_limit'] = 0;
$config['refresh_interval'] = 60;

// The address is the institution's; the person may change how their name reads.
$config['identities_level'] = 3;
$config['create_default_folders'] = false;
$config['drafts_mbox'] = 'Drafts';
$config['sent_mbox'] = 'Sent';
$config['junk_mbox'] = 'Junk';
$config['trash_mbox'] = 'Trash';

// A draft kept in the browser would wait there for whoever sits down next.
$config['compose_save_localstorage'] = false;
$config['dont_override'] = ['compose_save_localstorage'];

$config['log_driver'] = 'stdout';
$config['log_logins'] = false;
$config['smtp_log'] = false;
$config['temp_dir'] = '@V@/webmail/temp/';
