{{%AUTOESCAPE context="HTML"}}
{{! One section: TRIED NOT_OPEN. }}
<div class="form-page">
{{#TRIED}}
<h1>No fue posible ingresar</h1>
<p>El código no fue correcto tres veces, o la cuenta cambió mientras tanto. Empiece otra vez desde el principio, con su usuario y su contraseña.</p>
<p>Compruebe que la hora de su teléfono sea la correcta: de ella depende el código. También puede usar uno de sus códigos de respaldo.</p>
{{/TRIED}}
{{#NOT_OPEN}}
<h1>Este paso no está abierto en este navegador</h1>
<p>Suele pasar si transcurrieron más de cinco minutos, si el paso ya se terminó o si el navegador no guarda las cookies de este portal. Empiece otra vez con su usuario y su contraseña.</p>
{{/NOT_OPEN}}
<p class="form-actions"><a class="button" href="/login">Ingresar a mi correo</a> <a class="button button-quiet" href="/help-desk">Mesa de ayuda</a></p>
</div>
