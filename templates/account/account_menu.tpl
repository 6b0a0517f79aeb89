{{%AUTOESCAPE context="HTML"}}
{{! One of HERE_OVERVIEW HERE_PASSWORD HERE_CONTACTS HERE_SESSIONS HERE_FORWARDING HERE_VACATION HERE_FILTERS HERE_APP_PASSWORDS HERE_SECOND_FACTOR HERE_DATA HERE_REPORT. }}
<nav class="side-menu" id="account-menu" aria-label="Mi cuenta">
  <h2>En mi cuenta</h2>
  <ul>
    <li><a href="/account"{{#HERE_OVERVIEW}} aria-current="page"{{/HERE_OVERVIEW}}>Resumen</a></li>
    <li><a href="/account/password"{{#HERE_PASSWORD}} aria-current="page"{{/HERE_PASSWORD}}>Contraseña</a></li>
    <li><a href="/account/contacts"{{#HERE_CONTACTS}} aria-current="page"{{/HERE_CONTACTS}}>Celular y correo alterno</a></li>
    <li><a href="/account/sessions"{{#HERE_SESSIONS}} aria-current="page"{{/HERE_SESSIONS}}>Sesiones y entradas</a></li>
    <li><a href="/account/forwarding"{{#HERE_FORWARDING}} aria-current="page"{{/HERE_FORWARDING}}>Reenvío</a></li>
    <li><a href="/account/vacation"{{#HERE_VACATION}} aria-current="page"{{/HERE_VACATION}}>Respuesta automática</a></li>
    <li><a href="/account/filters"{{#HERE_FILTERS}} aria-current="page"{{/HERE_FILTERS}}>Filtros</a></li>
    <li><a href="/account/app-passwords"{{#HERE_APP_PASSWORDS}} aria-current="page"{{/HERE_APP_PASSWORDS}}>Contraseñas de aplicación</a></li>
    <li><a href="/account/second-factor"{{#HERE_SECOND_FACTOR}} aria-current="page"{{/HERE_SECOND_FACTOR}}>Verificación en dos pasos</a></li>
    <li><a href="/account/data"{{#HERE_DATA}} aria-current="page"{{/HERE_DATA}}>Mis datos</a></li>
    <li><a href="/account/report"{{#HERE_REPORT}} aria-current="page"{{/HERE_REPORT}}>Avisar de un problema</a></li>
  </ul>
</nav>
