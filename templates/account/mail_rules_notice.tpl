{{%AUTOESCAPE context="HTML"}}
{{! FORWARDED {FORWARDS_TO; WITH_COPY or WITHOUT_COPY} ANSWERED SORTED. }}
<div class="summary">
  <h2>Qué pasa con el correo que recibe</h2>
  <ul>
    {{#FORWARDED}}<li>Se reenvía a <strong>{{FORWARDS_TO}}</strong>{{#WITH_COPY}} y queda una copia en su buzón{{/WITH_COPY}}{{#WITHOUT_COPY}} y no queda copia en su buzón{{/WITHOUT_COPY}}. Si usted no lo pidió, <a href="/account/forwarding">quite el reenvío</a> y <a href="/account/password">cambie su contraseña</a>.</li>{{/FORWARDED}}
    {{#ANSWERED}}<li>La <a href="/account/vacation">respuesta automática</a> está encendida.</li>{{/ANSWERED}}
    {{#SORTED}}<li>Hay <a href="/account/filters">filtros</a> que ordenan sus mensajes.</li>{{/SORTED}}
  </ul>
</div>
