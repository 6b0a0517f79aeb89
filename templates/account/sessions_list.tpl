{{%AUTOESCAPE context="HTML"}}
{{! CSRF; one of ENDED ENDED_OTHERS FORGOTTEN GONE; SESSION {PLACE SINCE LAST_SEEN, include DEVICE, THIS_ONE or ANOTHER_ONE with ID};
    BROWSER {PLACE SINCE LAST_SEEN ID, include DEVICE}; ENTRY {WHEN, include MOVEMENT}; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Sesiones y entradas</h1>
{{#ENDED}}
<div class="summary summary-done" role="status">
  <h2>La sesión está cerrada</h2>
  <p>También se cerró el correo que estuviera abierto con ella.</p>
</div>
{{/ENDED}}
{{#ENDED_OTHERS}}
<div class="summary summary-done" role="status">
  <h2>Sus otras sesiones están cerradas</h2>
  <p>Solo queda abierta la de este navegador. Los teléfonos y programas de correo se desconectan un momento y vuelven solos, porque conocen una contraseña suya; si no reconoce alguno, cambie su contraseña.</p>
</div>
{{/ENDED_OTHERS}}
{{#FORGOTTEN}}
<div class="summary summary-done" role="status">
  <h2>Ese navegador ya no es conocido</h2>
  <p>También se cerró su sesión, si la tenía abierta.</p>
</div>
{{/FORGOTTEN}}
{{#GONE}}
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>Eso ya no está en la lista</h2>
  <p>Puede que ya se hubiera cerrado o que el plazo terminara. No cambió nada; esto es lo que hay ahora.</p>
</div>
{{/GONE}}
<h2>Dónde está abierta su cuenta</h2>
<ul class="shelf">
  {{#SESSION}}
  <li>
    <h3>{{>DEVICE}}{{#THIS_ONE}} <span class="tag">Este navegador</span>{{/THIS_ONE}}</h3>
    <p>Último uso: {{LAST_SEEN}}. Abierta: {{SINCE}}. Dirección de red: <span class="nowrap">{{PLACE}}</span></p>
    {{#ANOTHER_ONE}}
    <form action="/account/sessions/end" method="post">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="id" value="{{ID}}">
      <button class="button button-small button-quiet" type="submit">Cerrar esta sesión<span class="visually-hidden">: {{>DEVICE}}, {{PLACE}}, {{LAST_SEEN}}</span></button>
    </form>
    {{/ANOTHER_ONE}}
  </li>
  {{/SESSION}}
</ul>
<form class="form" action="/account/sessions/end-others" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <p>Cierra las demás sesiones y el correo abierto en cualquier parte, y olvida los demás navegadores. La de este navegador sigue abierta.</p>
  <p class="form-actions"><button class="button" type="submit">Cerrar todas las sesiones</button></p>
</form>
<h2>¿Cree que alguien más entró?</h2>
<form class="form" action="/account/sessions/lock-down" method="post">
  <input type="hidden" name="csrf" value="{{CSRF}}">
  <p>Esto cierra todo lo demás y le lleva a elegir otra contraseña. Con la nueva dejan de servir también las contraseñas de aplicación.</p>
  <p class="form-actions"><button class="button" type="submit">Cerrar todo y cambiar mi contraseña</button></p>
</form>
<p class="form-note">Si no reconoce algo de esta página, <a href="/account/report">avise a la mesa de ayuda</a>.</p>
<h2>Navegadores conocidos</h2>
<p>Con ellos ya ingresó antes. Los intentos fallidos de otras personas no le cierran la entrada desde aquí.</p>
<ul class="shelf">
  {{#BROWSER}}
  <li>
    <h3>{{>DEVICE}}</h3>
    <p>Última entrada: {{LAST_SEEN}}. Primera: {{SINCE}}. Dirección de red: <span class="nowrap">{{PLACE}}</span></p>
    <form action="/account/sessions/forget" method="post">
      <input type="hidden" name="csrf" value="{{CSRF}}">
      <input type="hidden" name="id" value="{{ID}}">
      <button class="button button-small button-quiet" type="submit">Olvidar<span class="visually-hidden"> este navegador: {{>DEVICE}}, {{PLACE}}, {{LAST_SEEN}}</span></button>
    </form>
  </li>
  {{/BROWSER}}
</ul>
<h2>Lo último que pasó</h2>
<ol class="entries">
  {{#ENTRY}}<li><span class="nowrap">{{WHEN}}</span>: {{>MOVEMENT}}</li>
  {{/ENTRY}}
</ol>
</div>
{{>ACCOUNT_MENU}}
</div>
