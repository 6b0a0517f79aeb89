<?php
// The one program that nginx starts: Debian's Roundcube, with the folder of links that `link-tree` makes as its home.
define('INSTALL_PATH', '@V@/webmail/');
require INSTALL_PATH . 'index.php';
