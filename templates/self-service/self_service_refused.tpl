{{%AUTOESCAPE context="HTML"}}
{{! One section: EXPIRED, ANOTHER or TWICE. }}
<div class="form-page">
<h1>Restablecer mi contraseña</h1>
<div class="summary summary-error" role="alert" tabindex="-1" autofocus>
  {{#EXPIRED}}
  <h2>Esta solicitud ya no está abierta</h2>
  <p>Pasaron más de quince minutos, o se empezó en otro navegador. No se cambió nada: empiece de nuevo.</p>
  {{/EXPIRED}}
  {{#ANOTHER}}
  <h2>En este navegador se empezó otra solicitud</h2>
  <p>La página que tenía abierta ya no vale, para que no confirme por otra persona. No se cambió nada: empiece de nuevo.</p>
  {{/ANOTHER}}
  {{#TWICE}}
  <h2>Esta solicitud ya se había confirmado</h2>
  <p>No hace falta enviarla otra vez: <a href="/self-service/done">vea qué se hizo</a>.</p>
  {{/TWICE}}
</div>
<p class="form-actions"><a class="button" href="/self-service">Empezar de nuevo</a></p>
</div>
