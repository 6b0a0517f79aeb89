{{%AUTOESCAPE context="HTML"}}
{{! USER; SUPPORT with SUPPORT_TEXT. }}
<div class="form-page">
<h1>Su cuenta está suspendida</h1>
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  <h2>La contraseña es correcta, pero la cuenta no se puede usar</h2>
  <p>La cuenta <strong>{{USER}}</strong> se suspendió por incumplir las <a href="/policies/conditions">condiciones de uso</a>.</p>
</div>
<h2>Qué pasa con su correo</h2>
<p>Los mensajes que le envíen se siguen guardando en su buzón. Los encontrará cuando termine la suspensión. Mientras tanto no puede leerlos ni enviar otros.</p>
<h2>Con quién puede hablar</h2>
{{#SUPPORT}}<p>{{SUPPORT_TEXT}}</p>{{/SUPPORT}}
<dl class="facts">
  <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
  <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
  <div><dt>Correo</dt><dd><a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a></dd></div>
  <div><dt>Horario</dt><dd>{{CH_HOURS}}</dd></div>
</dl>
<p class="form-actions"><a class="button" href="/contact-us">Contáctese con nosotros</a></p>
</div>
