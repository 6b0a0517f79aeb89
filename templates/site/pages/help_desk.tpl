{{%AUTOESCAPE context="HTML"}}
<h1>Mesa de ayuda</h1>
<p class="lead">Personas que le ayudan a entrar a su correo, a usarlo y a aclarar lo que no funcione. Use el canal que le quede mejor.</p>
<div class="grid">
  <section class="panel" aria-labelledby="by-phone">
    <h2 id="by-phone">Por teléfono</h2>
    <dl class="channels">
      <div><dt>Línea nacional gratuita</dt><dd>{{CH_NATIONAL_LINE}}</dd></div>
      <div><dt>Línea en la ciudad</dt><dd>{{CH_CITY_LINE}}</dd></div>
    </dl>
    <p>Lo mejor si no puede entrar o si cree que alguien usa su cuenta.</p>
  </section>
  <section class="panel" aria-labelledby="by-form">
    <h2 id="by-form">Por escrito</h2>
    <p>El formulario llega a la mesa de ayuda aunque usted no pueda abrir su correo.</p>
    <p><a class="button" href="/contact-us">Contáctese con nosotros</a></p>
    <p>También puede escribir a <a href="mailto:{{CH_MAIL}}">{{CH_MAIL}}</a>.</p>
  </section>
  <section class="panel" aria-labelledby="in-person">
    <h2 id="in-person">En persona</h2>
    <p>{{SITE_OWNER}}<br>{{CH_PLACE}}</p>
    <p>Lleve una identificación oficial.</p>
  </section>
</div>
<dl class="facts">
  <div><dt>Horario de atención</dt><dd>{{CH_HOURS}}. Lo que escriba fuera de ese horario se atiende a partir del siguiente día hábil.</dd></div>
  <div><dt>Página institucional</dt><dd><a href="{{CH_WEB}}">{{CH_WEB}}</a></dd></div>
</dl>

<h2>Qué tener a la mano</h2>
<ul>
  <li>Su dirección institucional completa, usuario@dominio.</li>
  <li>Su nombre completo, su cargo y la institución donde trabaja o estudia.</li>
  <li>Un teléfono o un correo, distinto del que falla, donde responderle.</li>
  <li>El texto del aviso que vio y, si lo trae, el <em>número de solicitud</em>; a qué hora fue y desde qué equipo.</li>
</ul>
<p class="caution">No diga ni escriba su contraseña: no hace falta para ayudarle.</p>

<h2>Quizá ya tenga la respuesta</h2>
<ul>
  <li><a href="/manuals/enter">No logro entrar: qué significa cada aviso</a></li>
  <li><a href="/manuals/recover-password">Olvidé mi contraseña</a></li>
  <li><a href="/manuals/mail-programs">Quiero ver mi correo en el teléfono</a></li>
  <li><a href="/recommendations/phishing">Recibí un mensaje que parece engañoso</a></li>
  <li><a href="/recommendations/storage">Mi buzón se está llenando</a></li>
</ul>
