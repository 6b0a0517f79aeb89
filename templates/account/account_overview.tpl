{{%AUTOESCAPE context="HTML"}}
{{! ADDRESS; HELD {HOLDER}; one of TYPE_PERSONAL TYPE_WORK_CENTRE TYPE_FUNCTION TYPE_SERVICE; CHANGED_BEFORE {PASSWORD_CHANGED_ON};
    USED QUOTA (numbers) with one of USED_IN_KB USED_IN_MB USED_IN_GB and of QUOTA_IN_KB QUOTA_IN_MB QUOTA_IN_GB, PERCENT MESSAGES, one of
    ROOMY NEARLY_FULL FULL; CONTACTS {MOBILE {VALUE} or NO_MOBILE, ALTERNATE {VALUE} or NO_ALTERNATE}; TERMS {TERMS_VERSION ACCEPTED_ON};
    TOOLS with TOOL {NAME URL}; OPEN_SESSIONS with ONE_OPEN or SEVERAL_OPEN; ENTRY {WHEN, include MOVEMENT}; include MAIL_RULES_NOTICE
    (account/mail_rules_notice.tpl) if there are rules; include ACCOUNT_MENU. }}
<div class="with-side-menu">
<div class="side-content">
<p class="side-menu-link"><a href="#account-menu">Menú de mi cuenta</a></p>
<h1>Mi cuenta</h1>
{{>MAIL_RULES_NOTICE}}
<dl class="facts">
  {{#HELD}}<div><dt>Cuenta de</dt><dd>{{HOLDER}}</dd></div>{{/HELD}}
  <div><dt>Usuario</dt><dd>{{ADDRESS}}</dd></div>
  <div><dt>Tipo</dt><dd>{{#TYPE_PERSONAL}}Personal{{/TYPE_PERSONAL}}{{#TYPE_WORK_CENTRE}}De un centro de trabajo{{/TYPE_WORK_CENTRE}}{{#TYPE_FUNCTION}}De una función{{/TYPE_FUNCTION}}{{#TYPE_SERVICE}}De un servicio{{/TYPE_SERVICE}}</dd></div>
  <div><dt>Contraseña</dt><dd>{{#CHANGED_BEFORE}}Elegida el {{PASSWORD_CHANGED_ON}}. {{/CHANGED_BEFORE}}<a href="/account/password">Cambiar mi contraseña</a></dd></div>
  {{#CONTACTS}}
  <div><dt>Celular</dt><dd>{{#MOBILE}}{{VALUE}}. {{/MOBILE}}{{#NO_MOBILE}}Sin confirmar. {{/NO_MOBILE}}<a href="/account/contacts">Cambiar</a></dd></div>
  <div><dt>Correo alterno</dt><dd>{{#ALTERNATE}}{{VALUE}}. {{/ALTERNATE}}{{#NO_ALTERNATE}}Sin confirmar. {{/NO_ALTERNATE}}<a href="/account/contacts">Cambiar</a></dd></div>
  {{/CONTACTS}}
  {{#TERMS}}<div><dt>Condiciones de uso</dt><dd><a href="/policies/conditions">Versión {{TERMS_VERSION}}</a>, aceptadas el {{ACCEPTED_ON}}</dd></div>{{/TERMS}}
</dl>
{{#TOOLS}}
<h2>Otras herramientas de la institución</h2>
<ul class="plain tools">
  {{#TOOL}}<li><a class="button button-quiet" href="{{URL}}" rel="noopener">{{NAME}}</a></li>
  {{/TOOL}}
</ul>
{{/TOOLS}}
<h2 id="storage">Espacio</h2>
<div class="storage">
  <meter min="0" max="100" low="80" high="95" optimum="0" value="{{PERCENT}}" aria-labelledby="storage storage-words"></meter>
  <p id="storage-words">Usa {{USED}}&nbsp;{{#USED_IN_KB}}KB{{/USED_IN_KB}}{{#USED_IN_MB}}MB{{/USED_IN_MB}}{{#USED_IN_GB}}GB{{/USED_IN_GB}} de {{QUOTA}}&nbsp;{{#QUOTA_IN_KB}}KB{{/QUOTA_IN_KB}}{{#QUOTA_IN_MB}}MB{{/QUOTA_IN_MB}}{{#QUOTA_IN_GB}}GB{{/QUOTA_IN_GB}} ({{PERCENT}}&nbsp;%). Mensajes: {{MESSAGES}}.</p>
</div>
{{#NEARLY_FULL}}<p>Queda poco espacio. Vea <a href="/recommendations/storage">cómo cuidar su buzón</a>.</p>{{/NEARLY_FULL}}
{{#FULL}}<p><strong>Su buzón está lleno y no recibe mensajes nuevos.</strong> Vea <a href="/recommendations/storage">cómo hacer espacio</a>.</p>{{/FULL}}
<h2>Entradas</h2>
<p>{{#ONE_OPEN}}Su cuenta está abierta solo en este navegador.{{/ONE_OPEN}}{{#SEVERAL_OPEN}}Su cuenta está abierta en {{OPEN_SESSIONS}} navegadores, contando este.{{/SEVERAL_OPEN}}</p>
<p>Lo último que pasó:</p>
<ol class="entries">
  {{#ENTRY}}<li><span class="nowrap">{{WHEN}}</span>: {{>MOVEMENT}}</li>
  {{/ENTRY}}
</ol>
<p><a href="/account/sessions">Ver sus sesiones y todas las entradas</a></p>
</div>
{{>ACCOUNT_MENU}}
</div>
