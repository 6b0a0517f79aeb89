{{%AUTOESCAPE context="HTML"}}
{{! One section: ALREADY_CHOSEN NOT_ENTITLED. }}
<div class="form-page">
{{#ALREADY_CHOSEN}}
<h1>La contraseña ya está elegida</h1>
<p>Con la clave temporal de este paso ya se guardó una contraseña; puede que el formulario se haya enviado dos veces. Nada cambió ahora.</p>
<p>Ingrese con la contraseña que se guardó primero. Si no fue usted quien la eligió, llame sin demora al <span class="nowrap">{{CH_NATIONAL_LINE}}</span>.</p>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
{{/ALREADY_CHOSEN}}
{{#NOT_ENTITLED}}
<h1>Este paso no está abierto en este navegador</h1>
<p>No se guardó nada. Suele pasar si transcurrieron más de 15 minutos, si la clave temporal se escribió después en otro navegador, si se pidió una clave nueva o si el navegador no guarda las cookies de este portal.</p>
<p>Empiece otra vez desde <strong>Ingresar a mi correo</strong>: escriba su usuario y, en lugar de la contraseña, la clave temporal. Si la clave ya no sirve, pida otra.</p>
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
{{/NOT_ENTITLED}}
</div>
