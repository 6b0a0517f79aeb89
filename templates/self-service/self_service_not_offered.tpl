{{%AUTOESCAPE context="HTML"}}
<div class="form-page">
<h1>Restablecer mi contraseña</h1>
<p>En esta institución las cuentas no se piden por esta página. La <a href="/help-desk">mesa de ayuda</a> le dice cómo obtener la suya o cómo restablecer su contraseña.</p>
<p class="form-actions"><a class="button" href="/help-desk">Ir a la mesa de ayuda</a></p>
</div>
