{{%AUTOESCAPE context="HTML"}}
{{! One section: NOT_OPEN OUT_OF_TRIES TOO_MANY_SENDS OLD_LINK. }}
<div class="form-page">
{{#NOT_OPEN}}
<h1>Este paso no está abierto en este navegador</h1>
<p>No cambió nada. Suele pasar si transcurrió demasiado tiempo, si la solicitud ya se usó, si se empezó otra después en esta misma ventana o en otra, o si el navegador no guarda las cookies de este portal.</p>
{{/NOT_OPEN}}
{{#OUT_OF_TRIES}}
<h1>Se acabaron los intentos</h1>
<p>Se escribieron tres códigos equivocados y, por seguridad, esta solicitud se cerró. No cambió nada.</p>
{{/OUT_OF_TRIES}}
{{#TOO_MANY_SENDS}}
<h1>Ya se pidieron cinco códigos</h1>
<p>Esta solicitud no permite más envíos. El último código que recibió todavía sirve hasta que venza: puede <a href="/forgot-password/code">escribirlo</a>. Si no llegó ninguno, es probable que la cuenta no tenga un contacto confirmado.</p>
{{/TOO_MANY_SENDS}}
{{#OLD_LINK}}
<h1>Ese enlace ya no sirve</h1>
<p>Después se pidió otro código, o el enlace es de otra solicitud. Abra el enlace del último mensaje que recibió, o <a href="/forgot-password/code">escriba su código</a>.</p>
{{/OLD_LINK}}
<p class="form-actions"><a class="button" href="/forgot-password">Empezar otra vez</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
</div>
